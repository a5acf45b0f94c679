// SPDX-License-Identifier: Apache-2.0
#include "form_scan_values.hpp"

#include <algorithm>
#include <array>

#include "saksi/core/encoding.hpp"
#include "saksi/core/timestamp.hpp"

namespace saksi::election {
namespace {

/// Every row that is there has an item for each party.
bool same_length(std::array<std::size_t, 3> lengths) noexcept {
    const auto most = std::max({lengths[0], lengths[1], lengths[2]});
    return std::all_of(lengths.begin(), lengths.end(),
                       [most](std::size_t length) { return length == 0 || length == most; });
}

}  // namespace

bool ValueScan::time(std::optional<ScannedTime>& out) {
    auto& time = out.emplace();
    if (!at_.string(time.text)) return false;
    const auto instant = instant_of(time.text);
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
    if (!at_.key("votes")) return true;
    if (at_.take("null")) {
        votes.kind = ScannedVotes::Kind::empty;
        return true;
    }
    if (at_.peek() == '[') {
        votes.kind = ScannedVotes::Kind::row;
        return row(votes.row) && !votes.row.empty();
    }
    votes.kind = ScannedVotes::Kind::parties;
    return at_.take('{') && parties(votes) && at_.take('}');
}

bool VoteScan::parties(ScannedVotes& votes) {
    bool first = true;
    if (at_.key("calon", first)) {
        if (!calon(votes)) return false;
        first = false;
    }
    if (at_.key("logo", first)) {
        if (!row(votes.logo) || votes.logo.empty()) return false;
        first = false;
    }
    if (at_.key("partai", first)) {
        if (!row(votes.partai) || votes.partai.empty()) return false;
        first = false;
    }
    return !first && same_length({votes.lists.size(), votes.logo.size(), votes.partai.size()});
}

bool VoteScan::calon(ScannedVotes& votes) {
    const auto first_list = room_.lists.size();
    const auto first_figure = room_.figures.size();
    if (!at_.take('[')) return false;
    do {
        std::span<const Figure> list;
        if (!row(list)) return false;
        room_.lists.push_back(static_cast<std::uint32_t>(list.size()));
    } while (at_.take(','));
    votes.lists = std::span(room_.lists).subspan(first_list);
    votes.calon = std::span(room_.figures).subspan(first_figure);
    return at_.take(']');
}

/// Empty, or with at least one count: a row of nulls has another spelling.
bool VoteScan::row(std::span<const Figure>& out) {
    const auto first = room_.figures.size();
    if (at_.take("[]")) return true;
    if (!at_.take('[')) return false;
    bool counted = false;
    do {
        auto& item = room_.figures.emplace_back();
        if (!value_.figure(item)) return false;
        counted = counted || item.has_count();
    } while (at_.take(','));
    out = std::span(room_.figures).subspan(first);
    return counted && at_.take(']');
}

}  // namespace saksi::election
