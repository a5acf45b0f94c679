// One office: who becomes president, governor, bupati or walikota, as far as
// votes and the rules of the `election` event say.
//
// A president needs more than `majority` of all votes and at least
// `province_share` of a province's in more than `provinces` of the provinces.
// Votes from abroad count among all votes and are of no province. Where the law
// asks for less (a second round, or two pairs), the rules say less.
//
// A head of region needs the most votes, or more than a majority where the
// rules give one; alone against the kolom kosong, more than `lone_candidate`.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/election/figure.hpp"
#include "saksi/election/pemilu.hpp"
#include "saksi/election/share.hpp"
#include "saksi/election/top.hpp"

namespace saksi::election {

enum class Outcome : std::uint8_t {
    elected,       ///< one
    second_round,  ///< between two
    nobody,        ///< and the rules know no second round, or the kolom kosong has more
    tie,           ///< votes and rules do not say who
};
[[nodiscard]] SAKSI_API std::string_view name_of(Outcome outcome) noexcept;

/// `who` are positions among the options: chosen is who is elected or goes on,
/// tied who is level.
struct Decision {
    Outcome outcome = Outcome::nobody;
    Top who;

    bool operator==(const Decision&) const = default;
};

/// What the president's rule looks at, of one pair.
struct PairStanding {
    Share all;            ///< of the votes of the whole contest
    Count provinces = 0;  ///< where it has the province's share
    bool majority = false;
    bool spread = false;  ///< enough provinces

    bool operator==(const PairStanding&) const = default;
};

struct PresidentDecision {
    Count provinces = 0;  ///< how many there are
    std::vector<PairStanding> pairs;
    Decision decision;

    bool operator==(const PresidentDecision&) const = default;
};

/// Votes of the pairs in one province, or abroad.
using PairVotes = std::vector<Count>;

/// All rows have the same length, at least 1. A province without votes is one of
/// `provinces` all the same. `second_round`: do the rules have one?
/// too_large: more than 2^53-1 votes.
[[nodiscard]] SAKSI_API Result<PresidentDecision> decide_president(
    const PresidentRule& rule, bool second_round, std::span<const PairVotes> provinces,
    std::span<const PairVotes> abroad);

/// The pair with the most votes.
[[nodiscard]] SAKSI_API Decision decide_plurality(std::span<const Count> votes);
/// More than `majority` of them, or a second round of the two first.
[[nodiscard]] SAKSI_API Result<Decision> decide_majority(std::span<const Count> votes,
                                                         Fraction majority, bool second_round);
/// Option `candidate` of the two alone against the kolom kosong.
[[nodiscard]] SAKSI_API Result<Decision> decide_lone(std::span<const Count> votes,
                                                     std::size_t candidate, Fraction bound);

/// All of them together; too_large if that is more than 2^53-1.
[[nodiscard]] SAKSI_API Result<Count> sum_of(std::span<const Count> votes);

}  // namespace saksi::election
