// A round for machines: one document, or a line for everything that is said.
// docs/monitor.md describes both.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.hpp"
#include "saksi/audit/monitor.hpp"

namespace saksi::tools {

/// What a round took from the network.
struct Fetched {
    std::uint64_t requests = 0;
    std::uint64_t bytes = 0;
};

/// One line, complete: `kind` is "event", "finding", "totals", "alarm", "round" or
/// "error", `at` the time of the round.
[[nodiscard]] std::string json_line(std::string_view kind, std::string_view at,
                                    json::Object fields);

[[nodiscard]] json::Object alarm_json(const audit::Alarm& alarm,
                                      const audit::MonitorReport& report);
/// Sizes, growth, counts, signatures: all but the lists.
[[nodiscard]] json::Object round_json(const audit::MonitorReport& report, const Fetched& fetched);

/// The whole round as one document's fields.
[[nodiscard]] json::Object document_of(const audit::MonitorReport& report, const Fetched& fetched);
/// Everything but alarms as lines, in the order of the log; the round is the last.
[[nodiscard]] std::vector<std::string> lines_of(const audit::MonitorReport& report,
                                                std::string_view at, const Fetched& fetched);

}  // namespace saksi::tools
