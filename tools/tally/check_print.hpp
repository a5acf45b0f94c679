// The findings of a check: for people, as CSV, as JSON.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "cli/output.hpp"
#include "saksi/audit/check.hpp"

namespace saksi::tools {

/// What was found how often, then the first `most` findings.
void print_findings(const audit::CheckReport& report, std::size_t most, cli::Output& out);
/// One line a fact.
void print_findings_csv(const audit::CheckReport& report, cli::Output& out);
void put_findings(const audit::CheckReport& report, json::Object& fields);

}  // namespace saksi::tools
