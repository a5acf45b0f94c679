// Faults within one form, as it is logged first. Each leaves every rule alone
// but those that it says follow.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bed.hpp"

namespace saksi::audit::planting {

bool options_over_valid(Bed& bed);         // D01
bool invalid_over_total(Bed& bed);         // D02
bool voters_over_votes(Bed& bed);          // D03
bool sexes_swapped(Bed& bed);              // D04
bool men_over_list(Bed& bed);              // D05
bool more_men_than_listed(Bed& bed);       // D06
bool list_over_cap(Bed& bed);              // D07
bool votes_over_cap(Bed& bed);             // D07b
bool option_over_valid(Bed& bed);          // D08
bool digit_prefixed(Bed& bed);             // D09
bool ballots_left_over(Bed& bed);          // D10
bool ballots_over_reserve(Bed& bed);       // D10b
bool logo_over_party(Bed& bed);            // D11
bool other_list_in_one_contest(Bed& bed);  // D12
bool votes_over_voters(Bed& bed);          // D16a
bool everybody_came(Bed& bed);             // D16b
bool all_for_one(Bed& bed);                // D16c
bool voters_unread(Bed& bed);              // D27

}  // namespace saksi::audit::planting
