// Edits of a form that leave it adding up.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lot.hpp"
#include "saksi/election/event.hpp"

namespace saksi::audit::planting {

[[nodiscard]] inline election::CHasil& form_in(election::Event& event) {
    return std::get<election::CHasil>(event.body);
}

/// Takes a few votes from the richest option, and gives them to another. How many
/// moved: none if it has none to give.
election::Count shift_votes(election::Event& event, Lot& lot);

/// Counts a few invalid votes for an option. How many: none if there are none.
election::Count validate_votes(election::Event& event, Lot& lot);

}  // namespace saksi::audit::planting
