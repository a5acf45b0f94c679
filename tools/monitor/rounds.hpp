// Rounds of a monitor, one or many: looks, tells, sounds the alarms, and only then
// lets it count as told.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/output.hpp"
#include "monitor/options.hpp"

namespace saksi::tools {

/// The exit code of the process.
[[nodiscard]] int run_monitor(const MonitorOptions& options, cli::Output& out);

}  // namespace saksi::tools
