// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/answer.hpp"

#include <array>

#include "names.hpp"

namespace saksi::election {

std::string_view name_of(Answer answer) noexcept {
    constexpr std::array<std::string_view, 3> names = {"not_applicable", "holds", "does_not_hold"};
    return name_in(names, answer);
}

}  // namespace saksi::election
