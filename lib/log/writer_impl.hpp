// What a writer holds, and its steps. Each step leaves the folder in a state
// that recover() understands.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "edge.hpp"
#include "layout.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/log/writer.hpp"
#include "saksi/tiles/store.hpp"
#include "staging.hpp"

namespace saksi::log {

struct Writer::Impl {
    Impl(FileSystem& file_system, const std::string& directory, note::Signer& by, HeadFile& last)
        : files(file_system),
          layout{directory},
          signer(by),
          head_file(last),
          staging(files, layout),
          published(files, layout.public_folder()) {}

    /// The log with all that was committed. What is not shown yet is read in staging.
    struct CommittedStore final : tiles::Store {
        explicit CommittedStore(Impl& writer) : of(writer) {}
        Result<Bytes> read(const std::string& path, std::uint64_t limit) override {
            if (of.unshown.empty()) return of.published.read(path, limit);
            return of.staging.read(path, limit);
        }
        bool allows_threads() const noexcept override { return true; }
        Impl& of;
    };

    FileSystem& files;
    Layout layout;
    note::Signer& signer;
    HeadFile& head_file;
    Effort effort;
    Staging staging;
    tiles::DirectoryStore published;
    CommittedStore committed{*this};
    std::unique_ptr<FileLock> lock;
    note::SignedCheckpoint head;    // of the log with all that was committed
    note::SignedCheckpoint stored;  // as in private/head: another while `head` is to be published
    std::vector<note::SignedCheckpoint> unshown;  // signed and to be shown; the last is `head`
    bool spent = false;                           // after an error: nothing is known any more
    bool in_batch = false;

    // recover.cpp
    /// Brings the folder into a whole state, or says why it must not be written to.
    [[nodiscard]] Result<void> recover();
    [[nodiscard]] Result<void> load_head();
    /// What the key's head file promised beyond private/head, if anything: it is sealed in
    /// staging, or this is an older copy.
    [[nodiscard]] Result<std::optional<note::Checkpoint>> promised() const;
    /// Is what the world was shown no newer than this?
    [[nodiscard]] Result<void> check_published(const merkle::TreeHead& newest);
    [[nodiscard]] Result<void> keep(const note::Checkpoint& promise);
    /// Signs again what was promised on the way to `head`, and not shown.
    [[nodiscard]] Result<void> sign_earlier();

    // writer.cpp
    /// `from` is `published`, or `committed`.
    [[nodiscard]] Result<Edge> load_edge(tiles::Store& from, const merkle::TreeHead& of) const;
    /// Signs what is sealed and promised: from here on it is the log's head.
    [[nodiscard]] Result<void> sign(const note::Checkpoint& promise);

    // publish.cpp
    /// Sees to it that `head` is stored and shown, and that nothing is left over.
    [[nodiscard]] Result<void> publish();
    /// Stores and shows `head`, with the staged files if they are part of it, and archives
    /// what is `unshown`.
    [[nodiscard]] Result<void> show(bool staged);
    [[nodiscard]] Result<void> publish_staged(GroupSync& group);
    [[nodiscard]] Result<void> stage_head();
    [[nodiscard]] Result<void> tidy(std::uint64_t size_before);

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
