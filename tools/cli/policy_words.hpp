// What a policy finds under a checkpoint, in words and as fields.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/output.hpp"
#include "saksi/note/policy.hpp"

namespace saksi::cli {

/// Who signed, who did not, and how many are needed; a line each.
[[nodiscard]] std::vector<std::string> policy_lines(const note::PolicyReport& report);
void print_policy(const note::PolicyReport& report, Output& out);
/// Why it does not hold, in one sentence; empty if it does.
[[nodiscard]] std::string why_not(const note::PolicyReport& report);
[[nodiscard]] json::Object as_json(const note::PolicyReport& report);

}  // namespace saksi::cli
