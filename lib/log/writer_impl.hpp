// What a writer holds, and its steps. Each step leaves the folder in a state
// that recover() understands.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "edge.hpp"
#include "layout.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/log/writer.hpp"
#include "staging.hpp"

namespace saksi::log {

struct Writer::Impl {
    Impl(FileSystem& file_system, const std::string& directory, note::Signer& by, HeadFile& last)
        : files(file_system),
          layout{directory},
          signer(by),
          head_file(last),
          staging(files, layout) {}

    FileSystem& files;
    Layout layout;
    note::Signer& signer;
    HeadFile& head_file;
    Effort effort;
    Staging staging;
    std::unique_ptr<FileLock> lock;
    note::SignedCheckpoint head;  // as in private/head
    bool spent = false;           // after an error: nothing is known any more
    bool in_batch = false;

    // recover.cpp
    /// Brings the folder into a whole state, or says why it must not be written to.
    [[nodiscard]] Result<void> recover();
    [[nodiscard]] Result<void> load_head();
    [[nodiscard]] Result<void> check_published();
    /// Does the key's head file allow to go on from here? Finishes what it promised.
    [[nodiscard]] Result<void> keep_promise();

    // writer.cpp
    [[nodiscard]] Result<Edge> load_edge() const;
    /// Promises, signs and commits what is staged and sealed.
    [[nodiscard]] Result<void> commit_sealed(const note::Checkpoint& next);
    [[nodiscard]] Result<void> replace_head(const note::SignedCheckpoint& next);

    // publish.cpp
    /// Shows what is committed, and clears staging.
    [[nodiscard]] Result<void> publish();
    [[nodiscard]] Result<void> show(bool committed);
    [[nodiscard]] Result<void> publish_staged(GroupSync& group);

    /// Remembers that an error makes this writer useless.
    template <class T>
    [[nodiscard]] Result<T> spend(Result<T> result) {
        if (!result) spent = true;
        return result;
    }
};

/// A signature line over the checkpoint's text, verified, with the text.
[[nodiscard]] Result<note::SignedCheckpoint> sign_checkpoint(note::Signer& signer,
                                                             const note::Checkpoint& checkpoint);

}  // namespace saksi::log
