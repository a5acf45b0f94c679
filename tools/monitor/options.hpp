// What saksi-monitor is asked for.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/log_reading.hpp"
#include "saksi/audit/monitor.hpp"

namespace saksi::tools {

struct MonitorOptions {
    cli::LogOptions log;
    std::string state;
    std::optional<std::string> election;
    std::vector<std::string> contests;
    std::optional<std::string> source;
    std::optional<std::string> region;
    std::optional<std::string> candidate;
    bool once = false;
    std::optional<std::uint64_t> every;
    std::optional<std::string> max_age;
    std::optional<std::string> mass;
    std::optional<std::string> hook;
    std::optional<std::uint64_t> hook_seconds;
    std::optional<std::uint64_t> limit;
};

void declare_monitor(cli::Command& command, MonitorOptions& options);

[[nodiscard]] Result<audit::MonitorQuery> query_of(const MonitorOptions& options);
[[nodiscard]] Result<audit::MonitorLimits> limits_of(const MonitorOptions& options);

}  // namespace saksi::tools
