// Faults in a recapitulation. The form adds up still; only the forms below do not
// say the same.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "form_sum.hpp"
#include "lot.hpp"
#include "recipe.hpp"

namespace saksi::audit::planting {

/// Votes that no form has, of voters that no form has.
void raise_votes(FormSum& row, std::size_t option, election::Count votes);

/// A few votes more, or from one option to another, as the recipe says; in words.
/// Empty: the row does not allow it, and is as it was.
[[nodiscard]] std::string plant_in_row(const Recipe& recipe, FormSum& row, Lot lot);

}  // namespace saksi::audit::planting
