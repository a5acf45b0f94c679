// What follows from a fault between the forms of one TPS, and how a change is
// put into words.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "saksi/audit/planting.hpp"
#include "station.hpp"

namespace saksi::audit::planting {

/// D12, by its rule: do the current forms of the TPS know other voters from
/// contest to contest? Shown by the form of `planted`.
[[nodiscard]] std::optional<PlantedFinding> other_voters(const Station& station,
                                                         const Sheet& planted);

/// "suara_sah 193 -> 198; votes[1] 112 -> 117": of the form as it was logged
/// first, or, where that is the honest one, of what it became. The first few.
[[nodiscard]] std::string change_of(const Sheet& sheet);

}  // namespace saksi::audit::planting
