// SPDX-License-Identifier: Apache-2.0
#include "tps_table.hpp"

#include <algorithm>

#include "saksi/core/expects.hpp"

namespace saksi::audit {
namespace {

using election::Field;
using election::Unit;
using Line = TpsTable::Line;

TpsTable::Small small(const election::Figure& figure) {
    const auto count = figure.count();
    if (!count) return TpsTable::none;
    return static_cast<TpsTable::Small>(std::min<election::Count>(*count, TpsTable::many));
}

Line line_of(const FormPlace& place, const TpsForm& form) {
    constexpr auto largest = (std::uint64_t{1} << 48) - 1;
    const auto index = form.version.index;
    SAKSI_EXPECTS(index <= largest);  // the log would be larger than any disk
    return {index & largest,
            place.number,
            place.kind,
            small(form.sections[Field::dpt_j]),
            small(form.sections[Field::pengguna_dpk_j]),
            small(form.sections[Field::disabilitas_j])};
}

bool is_before(const Line& line, const FormPlace& place) noexcept {
    return line.kind != place.kind ? line.kind < place.kind : line.number < place.number;
}

bool is_at(const Line& line, const FormPlace& place) noexcept {
    return line.kind == place.kind && line.number == place.number;
}

/// Where its line is, or belongs: forms come by kind and number, so mostly the end.
template <class Lines>
auto find_in(Lines& lines, const FormPlace& place) {
    if (lines.empty() || is_before(lines.back(), place)) return lines.end();
    return std::lower_bound(lines.begin(), lines.end(), place, is_before);
}

}  // namespace

std::optional<std::uint64_t> TpsTable::current(const FormPlace& place) const {
    if (place.home >= homes_.size()) return std::nullopt;
    const auto& lines = homes_[place.home];
    const auto at = find_in(lines, place);
    if (at == lines.end() || !is_at(*at, place)) return std::nullopt;
    return at->index;
}

void TpsTable::put(const FormPlace& place, const TpsForm& form) {
    if (place.home >= homes_.size()) homes_.resize(place.home + 1);
    auto& lines = homes_[place.home];
    const auto at = find_in(lines, place);
    if (at != lines.end() && is_at(*at, place)) {
        *at = line_of(place, form);
        return;
    }
    lines.insert(at, line_of(place, form));
    ++size_;
}

/// All lines of its home.
TpsTable::Lines TpsTable::lines_of(const Unit& tps) const {
    const auto home = places_.find_home(tps);
    if (!home || *home >= homes_.size()) return {};
    return homes_[*home];
}

std::optional<std::uint64_t> TpsTable::index_of(const Unit& tps) const {
    for (const auto& line : lines_of(tps)) {
        if (line.number == tps.number) return line.index;
    }
    return std::nullopt;
}

bool TpsTable::has(const Unit& tps, const election::Source& source,
                   election::Contest contest) const {
    const auto lines = lines_of(tps);
    return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
        const auto& kind = places_.kind(line.kind);
        return line.number == tps.number && kind.contest == contest && kind.source == source;
    });
}

Result<void> TpsTable::each_tps(const Use& use) const {
    std::vector<Line> lines;
    for (const auto home : places_.sorted_homes()) {
        if (home >= homes_.size()) continue;
        lines = homes_[home];
        std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
            return a.number != b.number ? a.number < b.number : a.kind < b.kind;
        });
        auto tps = places_.home(home);
        for (auto first = lines.begin(); first != lines.end();) {
            const auto last = std::find_if(
                first, lines.end(), [&](const Line& line) { return line.number != first->number; });
            tps.number = static_cast<std::uint16_t>(first->number);
            if (auto used = use(tps, {first, last}); !used) return used;
            first = last;
        }
    }
    return {};
}

}  // namespace saksi::audit
