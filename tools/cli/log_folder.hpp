// Where a log is on this machine.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "saksi/core/result.hpp"

namespace saksi::cli {

/// The folder of LOG that holds `checkpoint`. Errors say what a log looks like.
[[nodiscard]] Result<std::string> public_folder_of(const std::string& log);

}  // namespace saksi::cli
