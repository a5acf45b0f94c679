// One entry and its proof, as two files: BASE.json holds the entry's bytes
// exactly, BASE.tlog-proof leads from them to the log's checkpoint.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "cli/log_reading.hpp"
#include "cli/output.hpp"

namespace saksi::tools {

/// Writes both files; their names, index and sizes as fields.
[[nodiscard]] Result<json::Object> write_entry_files(cli::OpenLog& log, std::uint64_t index,
                                                     const std::string& base, cli::Output& out);

/// The same of an entry that was read and verified already.
[[nodiscard]] Result<json::Object> write_entry_files(cli::OpenLog& log, std::uint64_t index,
                                                     ByteView entry, const std::string& base,
                                                     cli::Output& out);

}  // namespace saksi::tools
