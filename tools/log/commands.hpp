// The commands of saksi-log.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/tool.hpp"

namespace saksi::tools {

void add_log_create(cli::Tool& tool);
void add_log_append(cli::Tool& tool);
void add_log_sign(cli::Tool& tool);
void add_log_import(cli::Tool& tool);
void add_log_preset(cli::Tool& tool);
void add_log_rekap(cli::Tool& tool);
void add_log_lookup(cli::Tool& tool);
void add_log_show(cli::Tool& tool);
void add_log_status(cli::Tool& tool);
void add_log_attach(cli::Tool& tool);
void add_log_times(cli::Tool& tool);
void add_log_mirror(cli::Tool& tool);
void add_log_doctor(cli::Tool& tool);

}  // namespace saksi::tools
