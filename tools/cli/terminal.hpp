// One line typed at the terminal without being shown.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "saksi/core/result.hpp"

namespace saksi::cli {

/// Talks to /dev/tty, whatever standard input is. The terminal is put back as
/// it was, also when a signal ends the program while it waits.
[[nodiscard]] Result<std::string> read_hidden_line(std::string_view prompt);

}  // namespace saksi::cli
