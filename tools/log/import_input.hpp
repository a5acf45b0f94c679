// What an import reads: the files that are named, those in folders that are
// named, and standard input, which is read once and kept, for an import reads
// everything twice.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "saksi/core/bytes.hpp"
#include "saksi/core/result.hpp"
#include "saksi/record/import.hpp"

namespace saksi::tools {

struct ImportInput {
    std::vector<record::ImportFile> files;
    record::OpenFile open;
    std::uint64_t bytes = 0;  ///< of all of them
};

/// `names` as on the command line; "-" is standard input, which the log knows
/// as `standard_input`. At most 256 MiB of it.
[[nodiscard]] Result<ImportInput> import_input(const std::vector<std::string>& names,
                                               const std::optional<std::string>& standard_input);

}  // namespace saksi::tools
