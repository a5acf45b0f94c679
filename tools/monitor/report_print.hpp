// A round for people.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "cli/output.hpp"
#include "monitor/report_json.hpp"
#include "saksi/audit/monitor.hpp"

namespace saksi::tools {

/// What is new, at most so many events and findings, and the totals; no alarms.
void print_round(const audit::MonitorReport& report, const Fetched& fetched, std::uint64_t most,
                 cli::Output& out);
void print_alarm(const audit::Alarm& alarm, const audit::MonitorReport& report, cli::Output& out);

}  // namespace saksi::tools
