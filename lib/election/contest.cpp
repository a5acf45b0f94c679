// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/contest.hpp"

#include "names.hpp"

namespace saksi::election {

std::string_view name_of(Contest contest) noexcept {
    constexpr std::array<std::string_view, 7> names = {"ppwp",   "pdpr",  "pdpd", "pdprdp",
                                                       "pdprdk", "pkwkp", "pkwkk"};
    return name_in(names, contest);
}

std::optional<Contest> contest_named(std::string_view name) noexcept {
    return named<Contest>(name);
}

}  // namespace saksi::election
