// Options by their place on the paper, "paslon_1" for "votes[0]", where figures
// are told by their place in the form (election::figure_changes).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "saksi/election/ballot.hpp"
#include "saksi/election/figure_change.hpp"

namespace saksi::audit {

/// The text with every option in it by its label. What fits no option of the
/// ballot stays.
[[nodiscard]] std::string labelled(std::string_view text, const election::Ballot& ballot);

/// A form's numbers and the ballot its votes are of; a null pointer if the log
/// has none.
struct BallotNumbers {
    election::FormNumbers numbers;
    const election::Ballot* ballot = nullptr;
};

/// figure_changes with labels. Votes on two ballots are not compared: those of
/// either stand with its id, "pdpd/13/1 calon_3", as figures the other lacks.
[[nodiscard]] std::vector<election::FigureChange> labelled_changes(const BallotNumbers& before,
                                                                   const BallotNumbers& after);

}  // namespace saksi::audit
