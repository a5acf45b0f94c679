// A checkpoint on its way into a public folder, as two files: `checkpoint`, which
// is shown, and checkpoints/<size>, where every checkpoint that was shown remains.
//
//     stage_checkpoint(…)    the bytes of both, beside their places
//     group.sync()           … with whatever else the checkpoint needs
//     show_checkpoint(…)     the names of both
//     group.sync()
//
// So all of a publication shares two syncs. A power cut before the last one may
// leave a checkpoint that is shown and not archived: is_archived() tells.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/note/checkpoint.hpp"

namespace saksi::log {

/// Is it there, cosignatures and all? inconsistent: one of this size says something else.
[[nodiscard]] Result<bool> is_archived(FileSystem& files, const std::string& public_folder,
                                       const note::SignedCheckpoint& checkpoint);

/// An archived checkpoint may gain cosignatures; else as is_archived().
[[nodiscard]] Result<void> stage_checkpoint(FileSystem& files, const std::string& public_folder,
                                            const note::SignedCheckpoint& checkpoint);

/// Archives what was staged, then shows it.
[[nodiscard]] Result<void> show_checkpoint(FileSystem& files, const std::string& public_folder,
                                           const note::SignedCheckpoint& checkpoint);

}  // namespace saksi::log
