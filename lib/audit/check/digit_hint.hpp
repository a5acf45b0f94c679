// D09: would one hundreds digit, read wrongly, explain a form that does not add
// up? Optical reading put digits before numbers in 2024: 11 became 826. This is
// a hint where to look on the paper, and rewrites nothing.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "saksi/audit/finding.hpp"
#include "saksi/election/identities.hpp"

namespace saksi::audit {

/// Numbers which, changed by 100, 200, … or 900, make D01, D02 and D03 hold:
/// what, as written, as it would be. Empty if nothing does it. All numbers of these
/// three are known.
[[nodiscard]] std::vector<Fact> digit_repairs(const election::IdentityNumbers& form);

}  // namespace saksi::audit
