// checkpoints/<size>: every checkpoint that was published.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/note/checkpoint.hpp"

namespace saksi::log {

/// Durably; nothing to do if it is there. An archived checkpoint may gain
/// cosignatures; inconsistent: one of this size says something else.
[[nodiscard]] Result<void> archive_checkpoint(FileSystem& files, const std::string& public_folder,
                                              const note::SignedCheckpoint& checkpoint);

}  // namespace saksi::log
