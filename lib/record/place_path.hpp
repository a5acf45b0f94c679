// A place as people write it: names from the larger to the smaller, with the
// number of a TPS last, "Denpasar Selatan/Sesetan/7".
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace saksi::record {

/// At least one; blanks around them are left out.
std::vector<std::string_view> parts_of(std::string_view path);

/// A TPS number: "7" or "007".
std::optional<std::uint16_t> tps_number(std::string_view text);

}  // namespace saksi::record
