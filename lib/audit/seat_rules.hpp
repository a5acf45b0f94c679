// From votes to seats, one function for each kind of contest. Each fills its
// part of a Seats report.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "saksi/audit/seats.hpp"
#include "vote_gathering.hpp"

namespace saksi::audit {

/// Threshold, highest averages in every area, candidates by personal votes.
[[nodiscard]] Result<void> allocate_parties(const GatheredVotes& votes, Seats& seats);
/// Each party's seats in the areas that are reported.
void count_by_party(Seats& seats);
/// The first so many of every area.
void choose_persons(const GatheredVotes& votes, Seats& seats);
/// One head for every area.
[[nodiscard]] Result<void> choose_heads(const GatheredVotes& votes, Seats& seats);
/// One pair for the nation, which has so many provinces.
[[nodiscard]] Result<void> choose_president(const GatheredVotes& votes, std::size_t provinces,
                                            Seats& seats);

/// The votes of every option, in order; nothing if one is not logged.
[[nodiscard]] std::optional<std::vector<election::Count>> all_votes(const AreaVotes& area);

}  // namespace saksi::audit
