// Runs another program: text in, text out; or text in, and no longer than so long.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "saksi/core/result.hpp"

namespace saksi::cli {

/// `command` is given to /bin/sh. Its standard input is `input`; what it
/// answers on standard output, at most 64 KiB, is returned if it exits with 0.
/// Its standard error is ours.
[[nodiscard]] Result<std::string> run_filter(const std::string& command, std::string_view input);

/// The same for a program that is only told something: what it prints goes to our
/// standard error. If it takes longer than so many seconds it is ended, with all
/// that it started and that stayed in its process group.
[[nodiscard]] Result<void> run_listener(const std::string& command, std::string_view input,
                                        unsigned seconds);

}  // namespace saksi::cli
