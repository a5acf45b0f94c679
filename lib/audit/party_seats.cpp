// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "seat_rules.hpp"

namespace saksi::audit {
namespace {

using election::Count;

/// Parties by key, in the order they are met.
class Parties {
 public:
    explicit Parties(std::vector<PartyOutcome>& list) : list_(list) {
        for (std::size_t i = 0; i < list.size(); ++i) places_[list[i].key] = i;
    }

    PartyOutcome& of(const VotedOption& option) {
        const auto [at, is_new] = places_.try_emplace(option.key, list_.size());
        if (is_new) list_.push_back({option.key, option.name, std::nullopt, true, 0, 0});
        return list_[at->second];
    }

 private:
    std::vector<PartyOutcome>& list_;
    std::map<std::string, std::size_t> places_;
};

/// False if that is more than 2^53-1.
[[nodiscard]] bool add_votes(const AreaVotes& area, Parties& parties) {
    for (const auto& option : area.options) {
        auto& party = parties.of(option);
        if (!option.votes) continue;
        party.votes = election::add_checked(party.votes.value_or(0), *option.votes);
        if (!party.votes) return false;
    }
    return true;
}

/// The votes of the whole contest: as published for the nation, or of all areas.
Result<void> add_up(const GatheredVotes& votes, Parties& parties) {
    bool fits = true;
    for (const auto& row : votes.rows) {
        if (!votes.nation) fits = add_votes(row, parties) && fits;
        for (const auto& option : row.options) static_cast<void>(parties.of(option));
    }
    if (votes.nation) fits = add_votes(*votes.nation, parties);
    if (!fits) return refuse(ErrorCode::too_large, {}, "a total is more than 2^53-1");
    return {};
}

Result<ThresholdOutcome> apply(const election::Fraction& share, const GatheredVotes& votes,
                               std::vector<PartyOutcome>& parties) {
    std::vector<Count> known;
    for (const auto& party : parties) known.push_back(party.votes.value_or(0));
    const auto sum = election::sum_of(known);
    if (!sum) return pass_on(sum.error());

    ThresholdOutcome threshold{share, votes.valid.value_or(*sum), std::nullopt,
                               votes.nation.has_value(), votes.rows.size()};
    threshold.needed = election::least_to_reach(threshold.all, share);
    for (auto& party : parties) {
        party.takes_part = party.votes && election::reaches({*party.votes, threshold.all}, share);
    }
    return threshold;
}

bool names_candidates(const AreaVotes& area) {
    return std::any_of(area.options.begin(), area.options.end(),
                       [](const VotedOption& option) { return !option.candidates.empty(); });
}

/// Who on a list has the seats; nothing where votes of candidates are not logged.
std::optional<election::Top> seats_within(const VotedOption& party, Count seats) {
    std::vector<Count> votes;
    for (const auto& candidate : party.candidates) {
        if (!candidate.votes) return std::nullopt;
        votes.push_back(*candidate.votes);
    }
    if (seats == 0 || votes.empty()) return std::nullopt;
    return election::top(votes, seats);
}

class AreaAllocation {
 public:
    AreaAllocation(const election::Divisors& divisors, Parties& parties)
        : divisors_(divisors), parties_(parties) {}

    /// The area's seats, or why there are none.
    Result<void> into(const AreaVotes& votes, Seats& seats) {
        const auto gap = [&](SeatGap why) {
            seats.missing.push_back({votes.unit, votes.name, why});
        };
        if (!votes.seats) return gap(SeatGap::no_seats), Result<void>{};
        AreaSeats area;
        area.votes = votes;
        area.lists_known = names_candidates(votes);
        std::vector<election::Claim> claims;
        for (const auto& option : votes.options) {
            const auto& party = parties_.of(option);
            // Nobody's share of the nation, or of the area, is taken to be nothing.
            if (!party.votes || (party.takes_part && !option.votes)) {
                return gap(SeatGap::some_votes), Result<void>{};
            }
            claims.push_back(
                {party.takes_part ? *option.votes : 0,
                 area.lists_known ? std::optional<Count>(option.candidates.size()) : std::nullopt});
        }
        auto allocation = election::allocate(claims, *votes.seats, divisors_);
        if (!allocation) return pass_on(election::display_code(votes.unit), allocation.error());
        for (std::size_t i = 0; i < claims.size(); ++i) {
            area.lists.push_back(seats_within(votes.options[i], allocation->seats[i]));
        }
        area.parties = std::move(*allocation);
        seats.areas.push_back(std::move(area));
        return {};
    }

 private:
    const election::Divisors& divisors_;
    Parties& parties_;
};

}  // namespace

Result<void> allocate_parties(const GatheredVotes& votes, Seats& seats) {
    Parties parties(seats.parties);
    if (auto added = add_up(votes, parties); !added) return added;
    const auto& rules = seats.pemilu.rules;
    if (rules.threshold && rules.threshold->contest == seats.rules.contest) {
        auto threshold = apply(rules.threshold->share, votes, seats.parties);
        if (!threshold) return pass_on(threshold.error());
        seats.threshold = *threshold;
    }
    for (const auto& row : votes.rows) {
        if (!rules.divisors) {
            seats.missing.push_back({row.unit, row.name, SeatGap::no_rule});
        } else if (auto done = AreaAllocation(*rules.divisors, parties).into(row, seats); !done) {
            return done;
        }
    }
    return {};
}

void count_by_party(Seats& seats) {
    Parties parties(seats.parties);
    for (const auto& area : seats.areas) {
        if (!area.parties) continue;
        const auto& options = area.votes.options;
        for (std::size_t i = 0; i < options.size(); ++i) {
            parties.of(options[i]).seats += area.parties->seats[i];
        }
        for (const auto& award : area.parties->tied) ++parties.of(options[award.claim]).ties;
    }
}

}  // namespace saksi::audit
