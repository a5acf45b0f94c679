// One office in words: the president's rule, and heads of regions.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/output.hpp"
#include "saksi/audit/seats.hpp"

namespace saksi::tools {

/// Every province and place abroad, every pair against the rule, and the outcome.
void print_president(const audit::PresidentOutcome& result, const election::Pemilu& pemilu,
                     unsigned decimals, cli::Output& out);
void print_head(const audit::AreaSeats& area, unsigned decimals, cli::Output& out);

}  // namespace saksi::tools
