// SPDX-License-Identifier: Apache-2.0
#include "form_scan_values.hpp"

#include <algorithm>
#include <array>

#include "saksi/core/encoding.hpp"

namespace saksi::election {
namespace {

/// Every row that is there has an item for each party.
bool same_length(std::array<std::size_t, 3> lengths) noexcept {
    const auto most = std::max({lengths[0], lengths[1], lengths[2]});
    return std::all_of(lengths.begin(), lengths.end(),
                       [most](std::size_t length) { return length == 0 || length == most; });
}

}  // namespace

bool ValueScan::time(Instants& instants, std::optional<ScannedTime>& out) {
    auto& time = out.emplace();
    if (!at_.string(time.text)) return false;
    const auto instant = instants.of(time.text);
    if (instant) time.instant = *instant;
    return instant.has_value();
}

bool ValueScan::hash(std::optional<Hash>& out) {
    std::string_view hex;
    if (!at_.string(hex)) return false;
    const auto parsed = parse_hash_hex(hex);
    if (parsed) out = *parsed;
    return parsed.has_value();
}

bool VoteScan::votes(ScannedVotes& votes) {
    if (at_.take("null")) {
        votes.kind = ScannedVotes::Kind::empty;
        return true;
    }
    if (at_.peek() == '[') {
        votes.kind = ScannedVotes::Kind::row;
        Row only;
        if (!row(only)) return false;
        votes.row = only.figures;
        votes.lengths.row = only.length;
        return only.length > 0;
    }
    votes.kind = ScannedVotes::Kind::parties;
    return at_.take('{') && parties(votes) && at_.take('}');
}

bool VoteScan::parties(ScannedVotes& votes) {
    Row logo;
    Row partai;
    const bool has_lists = at_.key("calon", true);
    if (has_lists && !calon(votes)) return false;
    const bool has_logo = at_.key("logo", !has_lists);
    if (has_logo && (!row(logo) || logo.length == 0)) return false;
    const bool has_partai = at_.key("partai", !has_lists && !has_logo);
    if (has_partai && (!row(partai) || partai.length == 0)) return false;
    votes.logo = logo.figures;
    votes.partai = partai.figures;
    votes.lengths.logo = logo.length;
    votes.lengths.partai = partai.length;
    return (has_lists || has_logo || has_partai) &&
           same_length({votes.lengths.calon.size(), logo.length, partai.length});
}

bool VoteScan::calon(ScannedVotes& votes) {
    const auto first_list = room_.lists.used();
    const auto first_figure = room_.figures.used();
    if (!at_.take('[')) return false;
    if (!keeps() && judged_calon(votes)) return true;
    do {
        Row list;
        if (!row(list)) return false;
        room_.lists.add() = static_cast<std::uint32_t>(list.length);
    } while (at_.take(','));
    votes.lengths.calon = room_.lists.from(first_list);
    if (keeps()) votes.lists = votes.lengths.calon;
    votes.calon = room_.figures.from(first_figure);
    return at_.take(']');
}

/// The usual rows, all at once.
bool VoteScan::judged_calon(ScannedVotes& votes) {
    std::size_t rows = 0;
    if (!at_.skip_rows(room_.lists.free(), rows)) return false;
    votes.lengths.calon = room_.lists.take(rows);
    return true;
}

/// Empty, or with at least one count: a row of nulls has another spelling.
bool VoteScan::row(Row& row) {
    if (!at_.take('[')) return false;
    if (at_.take(']')) return true;
    if (!keeps() && at_.skip_numbers(row.length)) return true;
    const auto first = room_.figures.used();
    const bool counted = figures();
    row = {room_.figures.from(first), room_.figures.used() - first};
    if (!keeps()) {
        room_.figures.cut(first);
        row.figures = {};
    }
    return counted && at_.take(']');
}

/// Is there a count among them?
bool VoteScan::figures() {
    bool counted = false;
    do {
        auto& item = room_.figures.add();
        if (!value_.figure(item)) return false;
        counted = counted || item.has_count();
    } while (at_.take(','));
    return counted;
}

}  // namespace saksi::election
