// The mark of a rule that people read: the translations collect their texts by it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace saksi::election {

constexpr std::string_view rule_text(const char* text) noexcept { return text; }

}  // namespace saksi::election
