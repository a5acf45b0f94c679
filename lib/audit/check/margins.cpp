// SPDX-License-Identifier: Apache-2.0
#include "margins.hpp"

#include <algorithm>

namespace saksi::audit {
namespace {

using election::Count;

/// Votes that have to change sides to close a difference and go past it.
Count to_pass(Count difference) noexcept { return difference / 2 + 1; }

const std::string& key_of(const AreaSeats& area, std::size_t option) {
    return area.votes.options[option].key;
}

Count votes_of(const AreaSeats& area, std::size_t option) {
    return area.votes.options[option].votes.value_or(0);
}

/// Are all TPS in? Where no list says how many there are, nobody knows.
bool all_in(const AreaVotes& votes) {
    return votes.tps_in && votes.tps_total && *votes.tps_in - votes.unlisted >= *votes.tps_total;
}

bool all_in(const Seats& seats) {
    const auto area_in = [](const AreaSeats& area) { return all_in(area.votes); };
    const auto row_in = [](const AreaVotes& votes) { return all_in(votes); };
    if (!seats.missing.empty()) return false;
    if (!seats.president) return std::all_of(seats.areas.begin(), seats.areas.end(), area_in);
    const auto& provinces = seats.president->provinces;
    return std::all_of(provinces.begin(), provinces.end(), row_in);
}

/// Of the last place of a Top; 0 in a tie.
std::optional<Margin> margin_of(const AreaSeats& area, const election::Top& top,
                                const std::string& what) {
    if (!top.tied.empty()) return Margin{what + ": " + key_of(area, top.tied.front()), 0};
    if (top.chosen.empty() || !top.next) return std::nullopt;
    const auto last = top.chosen.back();
    const auto difference = election::distance(votes_of(area, last), votes_of(area, *top.next));
    return Margin{what + ": " + key_of(area, last) + " / " + key_of(area, *top.next),
                  to_pass(difference)};
}

/// Of the last seat, against every quotient behind it. A claim's number is its option's.
std::optional<Margin> margin_of(const AreaSeats& area, const election::Allocation& allocation) {
    if (!allocation.tied.empty()) {
        return Margin{"kursi: " + key_of(area, allocation.tied.front().claim), 0};
    }
    if (allocation.awards.empty()) return std::nullopt;
    const auto& last = allocation.awards.back();
    std::optional<Margin> least;
    for (const auto& behind : election::quotients_behind(allocation)) {
        if (behind.claim == last.claim) continue;
        const auto votes = election::votes_to_move(behind.quotient, last.quotient);
        if (!votes || (least && least->votes <= *votes)) continue;
        least = Margin{"kursi: " + key_of(area, last.claim) + " / " + key_of(area, behind.claim),
                       *votes};
    }
    return least;
}

/// The party nearest to the threshold, on either side.
std::optional<Margin> threshold_margin(const Seats& seats) {
    if (!seats.threshold || !seats.threshold->needed) return std::nullopt;
    std::optional<Margin> least;
    for (const auto& party : seats.parties) {
        if (!party.votes) continue;
        const auto needed = *seats.threshold->needed;
        const auto votes = party.takes_part ? *party.votes - needed + 1 : needed - *party.votes;
        if (!least || votes < least->votes) least = Margin{"ambang batas: " + party.key, votes};
    }
    return least;
}

/// The first pair against half of all votes, or against the second.
std::optional<Margin> president_margin(const Seats& seats) {
    if (!seats.president) return std::nullopt;
    std::vector<Count> votes;
    Count all = 0;
    for (const auto& pair : seats.president->pairs) {
        votes.push_back(pair.votes.value_or(0));
        all += votes.back();
    }
    if (votes.size() < 2) return std::nullopt;
    const auto first = std::max_element(votes.begin(), votes.end());
    const auto& key = seats.president->pairs[static_cast<std::size_t>(first - votes.begin())].key;
    if (seats.president->by_plurality || !seats.pemilu.rules.president) {
        auto sorted = votes;
        std::sort(sorted.rbegin(), sorted.rend());
        return Margin{"urutan: " + key, to_pass(sorted[0] - sorted[1])};
    }
    const auto& majority = seats.pemilu.rules.president->majority;
    const auto bound = election::least_to_exceed(all, majority);
    if (!bound) return std::nullopt;
    const auto short_of = *first >= *bound ? *first - *bound + 1 : *bound - *first;
    return Margin{"mayoritas: " + key, short_of};
}

}  // namespace

std::multimap<election::Unit, Margin> margins_of(const Seats& seats) {
    std::multimap<election::Unit, Margin> margins;
    const auto nation = election::nation(seats.pemilu.scheme);
    for (auto margin : {threshold_margin(seats), president_margin(seats)}) {
        if (!margin) continue;
        margin->all_in = all_in(seats);
        margins.emplace(nation, std::move(*margin));
    }
    for (const auto& area : seats.areas) {
        std::optional<Margin> margin;
        if (area.parties) margin = margin_of(area, *area.parties);
        if (area.persons) margin = margin_of(area, *area.persons, "urutan");
        if (area.head) margin = margin_of(area, area.head->who, "urutan");
        if (!margin) continue;
        margin->all_in = all_in(area.votes);
        margins.emplace(area.votes.unit, std::move(*margin));
    }
    return margins;
}

}  // namespace saksi::audit
