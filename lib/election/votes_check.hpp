// The one spelling of votes: what is all null is null, and the rows of a
// legislative form have one item per party.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "saksi/core/result.hpp"
#include "saksi/election/form.hpp"

namespace saksi::election {

Result<void> check_row(const VoteRow& row);
Result<void> check_party_votes(const PartyVotes& votes);

}  // namespace saksi::election
