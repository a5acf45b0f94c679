// Answer: what a rule says of figures. A rule that needs a figure which is null
// or was not captured does not apply; that is no "holds".
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "saksi/core/export.hpp"

namespace saksi::election {

enum class Answer : std::uint8_t {
    not_applicable = 0,  ///< a number it needs is null or was not captured
    holds,
    does_not_hold,
};
[[nodiscard]] SAKSI_API std::string_view name_of(Answer answer) noexcept;

}  // namespace saksi::election
