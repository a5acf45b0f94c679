// SPDX-License-Identifier: Apache-2.0
#include "form_pair.hpp"

#include <algorithm>
#include <span>

#include "vote_figures.hpp"

namespace saksi::audit {
namespace {

using election::Figure;
using Row = std::optional<VoteFigures::Row>;

/// What one row has more than the other, the other does not say.
bool rows_agree(std::span<const Figure> a, std::span<const Figure> b) {
    const auto both = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < both; ++i) {
        if (a[i].has_count() && b[i].has_count() && a[i] != b[i]) return false;
    }
    return true;
}

bool agree(const Row& a, const Row& b) { return !a || !b || rows_agree(*a, *b); }

bool agree(const VoteFigures& a, const VoteFigures& b) {
    const bool alike =
        a.of_parties() == b.of_parties() &&
        std::equal(a.lists().begin(), a.lists().end(), b.lists().begin(), b.lists().end());
    return alike && agree(a.options(), b.options()) && agree(a.logo(), b.logo()) &&
           agree(a.candidates(), b.candidates());
}

}  // namespace

Result<bool> FormPair::agrees(std::uint64_t one, std::uint64_t other) {
    const auto read_one = read(one, one_);
    if (!read_one || !*read_one) return read_one;
    const auto read_other = read(other, other_);
    if (!read_other || !*read_other) return read_other;
    return rows_agree(one_.form.sections.figures, other_.form.sections.figures) &&
           agree(VoteFigures(one_.form.votes), VoteFigures(other_.form.votes));
}

Result<bool> FormPair::read(std::uint64_t index, Read& out) {
    const auto bytes = entries_.entry(index);
    if (!bytes) return pass_on(bytes.error());
    out.entry = text_of(*bytes);
    out.scanner.begin(out.entry.size());
    return out.scanner.scan(out.entry, out.form);
}

}  // namespace saksi::audit
