// The commands of saksi-prove.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/tool.hpp"

namespace saksi::tools {

void add_prove_entry(cli::Tool& tool);
void add_prove_tps(cli::Tool& tool);
void add_prove_find(cli::Tool& tool);
void add_prove_rekap(cli::Tool& tool);
void add_prove_bundle(cli::Tool& tool);
void add_prove_consistency(cli::Tool& tool);

}  // namespace saksi::tools
