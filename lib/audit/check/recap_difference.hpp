// One recapitulation against what was added up below it, figure by figure.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "below.hpp"
#include "recap_rows.hpp"
#include "saksi/audit/check.hpp"

namespace saksi::audit {

struct RecapDifference {
    std::vector<Fact> facts;     ///< of each figure that differs: below, and in the row
    election::Count gained = 0;  ///< votes and invalid votes, from below to the row
    election::Count lost = 0;
    bool compared = false;  ///< there was a figure that both have

    /// Votes were only divided otherwise.
    [[nodiscard]] bool changed_hands() const noexcept { return gained == lost && gained > 0; }
};
[[nodiscard]] RecapDifference difference(const RecapRow& row, const Below& below,
                                         const RecapColumns& columns);

/// Do they have the same votes, wherever both have them, and is there any?
[[nodiscard]] bool have_same_votes(const RecapRow& row, const Below& below);

}  // namespace saksi::audit
