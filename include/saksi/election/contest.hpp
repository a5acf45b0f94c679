// Contest: what is elected, by the short names Sirekap uses.
//     ppwp     president and vice-president    one pair a vote
//     pdpr     DPR                             party or candidate
//     pdpd     DPD                             one person
//     pdprdp   DPRD of a province              party or candidate
//     pdprdk   DPRD of a kabupaten or kota     party or candidate
//     pkwkp    governor                        one pair
//     pkwkk    bupati or walikota              one pair
// That order is the order of entries, tables and totals.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "saksi/core/export.hpp"

namespace saksi::election {

enum class Contest : std::uint8_t { ppwp, pdpr, pdpd, pdprdp, pdprdk, pkwkp, pkwkk };

inline constexpr std::array all_contests = {Contest::ppwp,   Contest::pdpr,   Contest::pdpd,
                                            Contest::pdprdp, Contest::pdprdk, Contest::pkwkp,
                                            Contest::pkwkk};

[[nodiscard]] SAKSI_API std::string_view name_of(Contest contest) noexcept;
[[nodiscard]] SAKSI_API std::optional<Contest> contest_named(std::string_view name) noexcept;

}  // namespace saksi::election
