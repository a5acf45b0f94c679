// How votes that were read in place stand among the columns of a ballot: what
// figures_of() is for the votes of an event.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "saksi/election/ballot.hpp"
#include "saksi/election/form_scan.hpp"

namespace saksi::audit {

class VoteShape {
 public:
    explicit VoteShape(const election::Ballot& ballot);

    /// As many as columns_of(ballot) has.
    [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
    /// One figure for each of columns_of(ballot); false if they do not fit it.
    [[nodiscard]] bool fill(const election::ScannedVotes& votes,
                            std::vector<election::Figure>& out) const;

 private:
    [[nodiscard]] bool fill_parties(const election::ScannedVotes& votes,
                                    std::vector<election::Figure>& out) const;

    bool of_parties_;
    std::size_t options_;
    std::size_t columns_;
    std::vector<std::uint32_t> lists_;  // of a party ballot, candidates of each
};

}  // namespace saksi::audit
