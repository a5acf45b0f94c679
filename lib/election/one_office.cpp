// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/one_office.hpp"

#include <algorithm>
#include <array>

#include "names.hpp"
#include "saksi/core/expects.hpp"

namespace saksi::election {
namespace {

/// The first `places` go on, unless votes do not say who they are.
Decision chosen(Outcome outcome, std::span<const Count> votes, Count places) {
    auto who = top(votes, places);
    return {who.tied.empty() ? outcome : Outcome::tie, std::move(who)};
}

/// `met`: who meets the rule. Only a majority below a half lets in several; then
/// the rule does not say who.
Decision first_round(const std::vector<std::size_t>& met, std::span<const Count> votes,
                     bool second_round) {
    if (met.size() > 1) return {Outcome::tie, {{}, met, 1, 0, std::nullopt}};
    if (met.size() == 1) return {Outcome::elected, {met, {}, 0, 0, std::nullopt}};
    return second_round ? chosen(Outcome::second_round, votes, 2) : Decision{};
}

/// Adds each pair's votes of every row.
Result<PairVotes> added_up(std::size_t pairs, std::span<const PairVotes> provinces,
                           std::span<const PairVotes> abroad) {
    PairVotes all(pairs);
    for (const auto rows : {provinces, abroad}) {
        for (const auto& row : rows) {
            SAKSI_EXPECTS(row.size() == pairs);
            for (std::size_t i = 0; i < pairs; ++i) {
                const auto sum = add_checked(all[i], row[i]);
                if (!sum) return refuse(ErrorCode::too_large, {}, "a total is more than 2^53-1");
                all[i] = *sum;
            }
        }
    }
    return all;
}

/// In how many provinces each pair has the share.
Result<std::vector<Count>> spread_of(std::size_t pairs, std::span<const PairVotes> provinces,
                                     Fraction share) {
    std::vector<Count> counts(pairs);
    for (const auto& row : provinces) {
        const auto whole = sum_of(row);
        if (!whole) return pass_on(whole.error());
        for (std::size_t i = 0; i < pairs; ++i) {
            if (reaches({row[i], *whole}, share)) ++counts[i];
        }
    }
    return counts;
}

}  // namespace

std::string_view name_of(Outcome outcome) noexcept {
    constexpr std::array<std::string_view, 4> names = {"elected", "second_round", "nobody", "tie"};
    return name_in(names, outcome);
}

Result<Count> sum_of(std::span<const Count> votes) {
    Count sum = 0;
    for (const auto count : votes) {
        const auto more = add_checked(sum, count);
        if (!more) return refuse(ErrorCode::too_large, {}, "a total is more than 2^53-1");
        sum = *more;
    }
    return sum;
}

Result<PresidentDecision> decide_president(const PresidentRule& rule, bool second_round,
                                           std::span<const PairVotes> provinces,
                                           std::span<const PairVotes> abroad) {
    SAKSI_EXPECTS(!provinces.empty() || !abroad.empty());
    const auto pairs = provinces.empty() ? abroad.front().size() : provinces.front().size();
    const auto votes = added_up(pairs, provinces, abroad);
    if (!votes) return pass_on(votes.error());
    const auto all = sum_of(*votes);
    if (!all) return pass_on(all.error());
    const auto spread = spread_of(pairs, provinces, rule.province_share);
    if (!spread) return pass_on(spread.error());

    PresidentDecision result;
    result.provinces = provinces.size();
    std::vector<std::size_t> met;
    for (std::size_t i = 0; i < pairs; ++i) {
        PairStanding pair{{(*votes)[i], *all}, (*spread)[i], false, false};
        pair.majority = exceeds(pair.all, rule.majority);
        pair.spread = exceeds({pair.provinces, result.provinces}, rule.provinces);
        if (pair.majority && pair.spread) met.push_back(i);
        result.pairs.push_back(pair);
    }
    result.decision = first_round(met, *votes, second_round);
    return result;
}

Decision decide_plurality(std::span<const Count> votes) {
    return chosen(Outcome::elected, votes, 1);
}

Result<Decision> decide_majority(std::span<const Count> votes, Fraction majority,
                                 bool second_round) {
    const auto all = sum_of(votes);
    if (!all) return pass_on(all.error());
    std::vector<std::size_t> met;
    for (std::size_t i = 0; i < votes.size(); ++i) {
        if (exceeds({votes[i], *all}, majority)) met.push_back(i);
    }
    return first_round(met, votes, second_round);
}

Result<Decision> decide_lone(std::span<const Count> votes, std::size_t candidate, Fraction bound) {
    SAKSI_EXPECTS(candidate < votes.size());
    const auto all = sum_of(votes);
    if (!all) return pass_on(all.error());
    std::vector<std::size_t> met;
    if (exceeds({votes[candidate], *all}, bound)) met.push_back(candidate);
    return first_round(met, votes, false);
}

}  // namespace saksi::election
