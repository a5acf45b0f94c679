// The commands of saksi-verify.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/tool.hpp"

namespace saksi::tools {

void add_verify_entry(cli::Tool& tool);
void add_verify_checkpoint(cli::Tool& tool);
void add_verify_consistency(cli::Tool& tool);
void add_verify_rekap(cli::Tool& tool);
void add_verify_bundle(cli::Tool& tool);
void add_verify_log(cli::Tool& tool);

}  // namespace saksi::tools
