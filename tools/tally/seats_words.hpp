// Words for seats: votes, fractions, names, gaps.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "saksi/audit/seats.hpp"

namespace saksi::tools {

/// With separators; "-" where none are logged.
[[nodiscard]] std::string votes_of(const std::optional<election::Count>& votes);
/// "336170/3", without separators and not reduced.
[[nodiscard]] std::string fraction(election::Count part, election::Count of);
[[nodiscard]] std::string fraction(const election::Quotient& quotient);
[[nodiscard]] std::string fraction(const election::Share& share);
/// "58.586", with the language's own point; "-" for a share of nothing.
[[nodiscard]] std::string per_cent(const election::Share& share, unsigned decimals);

[[nodiscard]] std::string names_at(const std::vector<audit::VotedOption>& options,
                                   const std::vector<std::size_t>& positions);
[[nodiscard]] const char* words_for(audit::SeatGap gap);
[[nodiscard]] const char* words_for(audit::VoteOrigin from);
/// "ACEH II (1102), 6 seats, TPS 7,480/12,809, entry 17".
[[nodiscard]] std::string title(const audit::AreaVotes& area);
[[nodiscard]] std::string tie_between(const std::string& names, election::Count open);

}  // namespace saksi::tools
