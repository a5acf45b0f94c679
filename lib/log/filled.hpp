// Partial files that a larger tree fills.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"

namespace saksi::log {

/// A tree of the old size had a partial tile at each level; those that the new
/// size fills are no longer needed.
[[nodiscard]] Result<void> remove_filled(FileSystem& files, const std::string& public_folder,
                                         std::uint64_t old_size, std::uint64_t new_size);

}  // namespace saksi::log
