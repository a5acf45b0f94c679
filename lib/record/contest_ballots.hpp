// The ballots of a contest that are in a log, and which of them a TPS had.
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
    /// The ballot that is voted on at this TPS; lives as long as this object.
    [[nodiscard]] Result<const election::Ballot*> of(const election::Unit& tps) const;

 private:
    std::string scheme_;
    std::vector<election::Ballot> ballots_;
    bool given_ = false;  // one ballot, named by the options: it is everyone's
};

}  // namespace saksi::record
