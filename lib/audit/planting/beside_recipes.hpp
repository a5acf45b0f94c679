// Faults between a form and what stands beside it: the list of TPS, another source,
// the images of another TPS.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bed.hpp"

namespace saksi::audit::planting {

bool form_of_no_list(Bed& bed);       // D14
bool row_passed_over(Bed& bed);       // D14
bool other_source_differs(Bed& bed);  // D20
bool same_image(Bed& bed);            // D21
bool image_of_another(Bed& bed);      // D21

}  // namespace saksi::audit::planting
