// Checkpoints on their way into a public folder: the last one becomes `checkpoint`,
// which is shown, and each checkpoints/<size>, where all that were signed remain.
//
//     stage_checkpoints(…)   the bytes, beside their places
//     group.sync()           … with whatever else the last checkpoint needs
//     show_checkpoints(…)    the names
//     group.sync()
//
// So all of a publication shares two syncs. A power cut before the last one may
// leave a checkpoint that is shown and not archived: is_archived() tells.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/note/checkpoint.hpp"

namespace saksi::log {

/// Is it there, cosignatures and all? inconsistent: one of this size says something else.
[[nodiscard]] Result<bool> is_archived(FileSystem& files, const std::string& public_folder,
                                       const note::SignedCheckpoint& checkpoint);

/// At least one, the smallest first. An archived checkpoint may gain cosignatures; else as
/// is_archived().
[[nodiscard]] Result<void> stage_checkpoints(
    FileSystem& files, const std::string& public_folder,
    const std::vector<note::SignedCheckpoint>& checkpoints);

/// Archives what was staged, then shows the last.
[[nodiscard]] Result<void> show_checkpoints(FileSystem& files, const std::string& public_folder,
                                            const std::vector<note::SignedCheckpoint>& checkpoints);

}  // namespace saksi::log
