// Files as a command line names them: "-" is standard input or output, and a
// pipe or a link is read like any file.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "cli/output.hpp"
#include "saksi/core/bytes.hpp"
#include "saksi/core/result.hpp"

namespace saksi::cli {

/// The whole file; more than `limit` bytes is too_large. Errors name the file.
[[nodiscard]] Result<Bytes> read_input(const std::string& path, std::uint64_t limit);
/// The same as text.
[[nodiscard]] Result<std::string> read_text(const std::string& path, std::uint64_t limit);

/// Writes a result: to standard output for "-", else durably, replacing a file
/// that is there. What is no regular file (/dev/null, a pipe) is written into.
[[nodiscard]] Result<void> write_output(const std::string& path, ByteView bytes, Output& out);

}  // namespace saksi::cli
