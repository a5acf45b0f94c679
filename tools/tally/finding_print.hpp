// One finding, for people and for machines.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/output.hpp"
#include "saksi/audit/finding.hpp"

namespace saksi::tools {

void print_finding(const audit::Finding& finding, cli::Output& out);
[[nodiscard]] json::Object as_json(const audit::Finding& finding);

}  // namespace saksi::tools
