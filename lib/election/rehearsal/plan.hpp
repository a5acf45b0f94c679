// What a rehearsal's options come to, province by province.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dice.hpp"
#include "facts.hpp"
#include "saksi/election/rehearsal.hpp"

namespace saksi::election::rehearsal {

inline constexpr std::string_view rehearsal_submitter = "gladi";

[[nodiscard]] bool wants(const RehearsalOptions& options, Contest contest);

/// The dice of a unit for one purpose, the same wherever they are thrown.
[[nodiscard]] Dice dice_of(const RehearsalOptions& options, std::string_view purpose,
                           std::string_view code);

/// Each province's TPS, by largest remainder.
[[nodiscard]] std::vector<std::uint64_t> tps_by_province(std::uint64_t tps);

/// The official votes, or the share of them that falls to so many TPS.
[[nodiscard]] Portion portion_of(const Province& province, std::uint64_t tps);

}  // namespace saksi::election::rehearsal
