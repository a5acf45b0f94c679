// A verified copy of a log: the shape of its public folder, made from any store
// (a server, another folder) and brought up to date again and again. Each run
// copies what is new, and every hash is checked before a file is written; the
// checkpoint is written last. So a mirror that was interrupted goes on where it
// was, and whatever it shows is a log that verifies.
//
// A mirror keeps the checkpoint it was last brought to and every one it saw. A
// log that shrank, or whose beginning is another, is not copied: that is what a
// second copy is for. Who signed is not asked here: judge the checkpoint first
// (saksi/note/policy.hpp).
//
// Memory: one bundle, and the tiles last used. Work: proportional to what is new.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/tiles/store.hpp"

namespace saksi::log {

enum class MirrorVerdict : std::uint8_t {
    not_done = 0,
    copied,
    unchanged,    ///< the same tree as before
    other_log,    ///< the mirror is of another origin
    rolled_back,  ///< the log is smaller than what the mirror has
    forked,       ///< what the mirror has is not the beginning of it
};
[[nodiscard]] SAKSI_API std::string_view to_string(MirrorVerdict verdict) noexcept;

struct MirrorReport {
    MirrorVerdict verdict = MirrorVerdict::not_done;
    std::optional<note::Checkpoint> had;  ///< the mirror's, before; none: it was new
    std::uint64_t files = 0;              ///< written; of the tree
    std::uint64_t bytes = 0;

    /// Is it now a copy of the log as it was seen?
    [[nodiscard]] bool holds() const noexcept {
        return verdict == MirrorVerdict::copied || verdict == MirrorVerdict::unchanged;
    }
};

/// Called now and then with the entries done and all entries; may be empty.
using MirrorProgress = std::function<void(std::uint64_t, std::uint64_t)>;

/// Brings the mirror in `directory`, made if missing, to the tree of `seen`, which
/// was read from `source`. exists: the directory is a log that is written here;
/// locked: another run is at work; inconsistent: the source's files do not give
/// the checkpoint's root.
[[nodiscard]] SAKSI_API Result<MirrorReport> mirror(tiles::Store& source,
                                                    const note::SignedCheckpoint& seen,
                                                    FileSystem& files, const std::string& directory,
                                                    const MirrorProgress& progress = {});

}  // namespace saksi::log
