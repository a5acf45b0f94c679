// Faults between the versions of a form, and between a correction and the ruling
// it carries out.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bed.hpp"

namespace saksi::audit::planting {

bool changed_in_silence(Bed& bed);        // D17
bool withdrawn_in_silence(Bed& bed);      // D17b
bool fewer_images(Bed& bed);              // D17c
bool new_time_for_old_figures(Bed& bed);  // D19
bool changed_after_plenary(Bed& bed);     // D19, D17
bool no_instrument(Bed& bed);             // D22
bool instrument_no_ruling(Bed& bed);      // D22
bool order_without_result(Bed& bed);      // D22
bool result_below_only(Bed& bed);         // D22
bool opened_twice(Bed& bed);              // R01
bool replaces_nothing(Bed& bed);          // R01
bool replaces_a_former_one(Bed& bed);     // R01

}  // namespace saksi::audit::planting
