// One area's votes, however they were logged: figures in the order of a ballot,
// or a table of keys as somebody published it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "saksi/audit/seats.hpp"
#include "saksi/election/ballot.hpp"
#include "saksi/election/publication.hpp"

namespace saksi::audit {

/// One for each of columns_of(ballot).
using Counts = std::vector<std::optional<election::Count>>;

/// Options and candidates of the ballot with their votes; unit and name are the
/// caller's to fill in.
[[nodiscard]] AreaVotes votes_on(const election::Ballot& ballot, const Counts& counts);

/// The same from a published table. Options that it does not show have no votes.
[[nodiscard]] AreaVotes votes_in(const election::Publication& table,
                                 const election::Ballot& ballot);

/// Options by key, with their names, of every ballot of a contest.
using KnownOptions = std::map<std::string, std::string, std::less<>>;
/// The same where no ballot is of the table's unit: its known options, or all
/// that it shows if none are known.
[[nodiscard]] AreaVotes votes_in(const election::Publication& table, const KnownOptions& known,
                                 election::OptionKind kind);

}  // namespace saksi::audit
