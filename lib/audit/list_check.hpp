// The lists as they were set: quotas, lengths, one candidate in several places,
// supporters.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>

#include "candidacy_follower.hpp"
#include "saksi/audit/candidacy_check.hpp"
#include "saksi/election/pemilu.hpp"

namespace saksi::audit {

/// Seats by dapil, as region events say.
using SeatsByUnit = std::map<election::Unit, election::Count>;

/// Does the query ask for this race?
[[nodiscard]] bool is_asked_for(const Race& race, const CandidacyQuery& query);

void check_lists(const std::map<Race, Field>& races, const election::Pemilu& pemilu,
                 const SeatsByUnit& seats, const CandidacyQuery& query, CandidacyReport& report);
void check_one_place(const std::map<Race, Field>& races, CandidacyReport& report);
void check_support(const std::map<Race, Field>& races, const election::Pemilu& pemilu,
                   CandidacyReport& report);

}  // namespace saksi::audit
