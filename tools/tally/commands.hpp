// The commands of saksi-tally.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/tool.hpp"

namespace saksi::tools {

void add_tally_totals(cli::Tool& tool);
void add_tally_check(cli::Tool& tool);
void add_tally_score(cli::Tool& tool);
void add_tally_seats(cli::Tool& tool);
void add_tally_tps(cli::Tool& tool);
void add_tally_history(cli::Tool& tool);
void add_tally_changes(cli::Tool& tool);
void add_tally_candidates(cli::Tool& tool);
void add_tally_compare(cli::Tool& tool);

}  // namespace saksi::tools
