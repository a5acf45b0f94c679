// Faults of those who hand events in: submissions that do not hold (R02), and
// entries that their submitter signed nowhere (R03). Each fault has a submitter of
// its own, so that the office needs no key.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk.hpp"

namespace saksi::audit::planting {

/// Of the last five grounds.
void plant_submission(const Fault& fault, const Desk& desk);

}  // namespace saksi::audit::planting
