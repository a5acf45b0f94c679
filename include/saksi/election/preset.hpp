// The opening events of elections everybody knows: the election and its rules,
// the units down to the province where their codes are public, the ballot of
// the presidential contest. A log starts with these, edited if need be.
//
//     pemilu-2024   14 February 2024, scheme kpu-2024: nation, 38 provinces, abroad
//     pemilu-2019   17 April 2019, scheme situng-2019: the nation alone
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"

namespace saksi::election {

[[nodiscard]] SAKSI_API std::vector<std::string_view> preset_names();

/// `by` becomes the submitter of every event. Unknown names are not_found.
[[nodiscard]] SAKSI_API Result<std::vector<Event>> preset(std::string_view name,
                                                          std::string_view by = "preset");

}  // namespace saksi::election
