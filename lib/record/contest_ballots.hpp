// The ballots of a contest that are in a log, and which of them a unit had.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/import.hpp"

namespace saksi::record {

class ContestBallots {
 public:
    /// not_found, and what to append first, if there is none.
    static Result<ContestBallots> read(EventBatch& batch, const FormImportOptions& options);

    /// The scheme of the election's codes.
    [[nodiscard]] const std::string& scheme() const noexcept { return scheme_; }
    /// The ballot that is voted on in this unit; lives as long as this object.
    [[nodiscard]] Result<const election::Ballot*> of(const election::Unit& unit) const;

 private:
    std::string scheme_;
    std::vector<election::Ballot> ballots_;
    bool given_ = false;  // one ballot, named by the options: it is everyone's
};

/// For each option of a ballot of pairs, which of `numbers`, those of a table's
/// columns, is its own: each must have one, and each of them an option.
Result<std::vector<std::size_t>> columns_of_options(const election::Ballot& ballot,
                                                    const std::vector<std::uint16_t>& numbers);

/// Votes of a table in the order of such a ballot.
Result<election::Votes> votes_by_number(const election::Ballot& ballot,
                                        const std::vector<std::uint16_t>& numbers,
                                        const std::vector<election::Figure>& votes);

}  // namespace saksi::record
