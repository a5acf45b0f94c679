// The plenary of a unit, in its time or not.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "desk.hpp"

namespace saksi::audit::planting {

/// `fault` may be null. `contests`: of which forms of the unit are in.
void tell_plenary(const election::Unit& unit, const Fault* fault,
                  const std::vector<election::Contest>& contests, const Desk& desk);

}  // namespace saksi::audit::planting
