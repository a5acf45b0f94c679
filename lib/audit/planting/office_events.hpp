// What a rehearsal's office logs beside forms and recapitulations: the calendar,
// who stands for president, what Bawaslu was told, campaign money. And the faults
// that are planted there.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk.hpp"

namespace saksi::audit::planting {

/// Before everything else that is logged after the forms.
void tell_office_events(const Sites& sites, const Desk& desk);

}  // namespace saksi::audit::planting
