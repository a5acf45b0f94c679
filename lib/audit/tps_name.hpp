// The one TPS, or the one region, that a person means.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/election/place.hpp"

namespace saksi::audit {

/// Of the units a name can mean (PlaceTree::look_up). not_found: none is a TPS;
/// usage: several are, and the detail lists them.
[[nodiscard]] Result<election::Unit> one_tps(std::vector<election::Unit> units,
                                             const std::string& text);

/// The same of a region: any unit but a TPS.
[[nodiscard]] Result<election::Unit> one_region(const std::vector<election::Unit>& units,
                                                const std::string& text);

}  // namespace saksi::audit
