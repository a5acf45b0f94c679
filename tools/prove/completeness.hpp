// "These are all": whether that was looked into, and how. Finding by hints never
// shows it; reading the whole log does, for the log as it was read.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "cli/output.hpp"
#include "saksi/core/json.hpp"
#include "saksi/core/result.hpp"

namespace saksi::tools {

struct Completeness {
    bool by_scan = false;       ///< every entry was read; else the log's hints were followed
    std::uint64_t entries = 0;  ///< that were read, or that the hints tell of
    std::uint64_t size = 0;     ///< of the log as it is looked at
};

void print_completeness(const Completeness& completeness, cli::Output& out);
[[nodiscard]] json::Value as_json(const Completeness& completeness);

/// What to tell who asked for hints where they could not be had.
[[nodiscard]] Error no_lookup(Error error);

}  // namespace saksi::tools
