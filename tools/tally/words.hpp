// Words and fields that the commands of saksi-tally share.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/log_reading.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "cli/version_words.hpp"

namespace saksi::tools {

[[nodiscard]] json::Value optional_number(const std::optional<std::uint64_t>& value);

/// The exit code of an answer read from a log: entries that this release does
/// not understand may change what the others mean.
[[nodiscard]] cli::ExitCode code_for(bool holds, std::uint64_t opaque, const cli::Output& out);

}  // namespace saksi::tools
