// Appending to a log, in an order that survives a crash at any moment.
//
//     auto writer = Writer::open(files, "pemilu.log", signer, head_file);
//     auto batch = writer->begin();
//     batch->add(entry);  …                     staged, nothing published
//     auto committed = batch->commit();         durable and signed: now answer
//     writer->publish();                        stored and shown, tidied up; or later, with
//                                               what is committed until then
//
// commit() does, in this order:
//   1. staged tiles and bundles are read back and hashed again, apart from the
//      hashes made while adding; both must give the same root;
//   2. staging, and what will be the head file, are made durable (one sync for the group);
//   3. the head file beside the key names the new tree (saksi/log/head_file.hpp): this
//      is the commit, for whoever opens the log from now on finishes it;
//   4. the checkpoint is signed, and the signature verified.
// publish() moves the staged files into public/ (never over a file with other
// bytes), makes the checkpoint private/head, after checking that this still is what
// the writer started from, archives and shows it, with two syncs, and deletes
// staging; of several batches the last checkpoint is shown, and each is archived.
// A writer that opens after a crash finishes what was promised and throws away what
// was not.
// After any error the writer is spent: open a new one, which reloads from disk.
//
// One writer at a time (advisory lock on private/lock). Memory: the right edge of the
// tree, one bundle, and the checkpoints that are not published. Entries are opaque,
// 0..65,535 bytes.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "saksi/core/bytes.hpp"
#include "saksi/core/effort.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/log/head_file.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/note/signer.hpp"
#include "saksi/tiles/store.hpp"

namespace saksi::log {

struct Committed {
    std::uint64_t first = 0;  ///< index of the batch's first entry
    std::uint64_t count = 0;
    note::SignedCheckpoint checkpoint;  ///< of the log with the batch in it
};

class Batch;
class Edge;

class SAKSI_API Writer {
 public:
    /// A new log: folders, an empty signed checkpoint, log.vkey. The origin is
    /// the key's name. `exists` if there is anything at `directory`.
    [[nodiscard]] static Result<void> create(FileSystem& files, const std::string& directory,
                                             note::Signer& signer, HeadFile& head_file);

    /// Takes the lock, repairs what a crash left, checks the right edge of the
    /// stored tree against the head, and the head against the key's head file.
    [[nodiscard]] static Result<Writer> open(FileSystem& files, const std::string& directory,
                                             note::Signer& signer, HeadFile& head_file);
    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;
    ~Writer();

    [[nodiscard]] const note::SignedCheckpoint& head() const noexcept;
    /// On how many threads batches are read back, and who is told of it. What is
    /// written is the same for any number.
    void set_effort(const Effort& effort) noexcept;
    [[nodiscard]] const Effort& effort() const noexcept;
    /// The log with all that was committed, published or not, to read from; nothing read
    /// there is verified. It lives as long as the writer.
    [[nodiscard]] tiles::Store& store() noexcept;

    /// One batch at a time; it borrows the writer, which must stay in place. What was
    /// committed before it need not be published.
    [[nodiscard]] Result<Batch> begin();
    /// Publishes everything committed; nothing to publish is no error.
    [[nodiscard]] Result<void> publish();
    /// Adds cosignatures to the published checkpoint and its archived copy.
    /// Lines that are there already are left alone. The caller has verified
    /// that they are over the head's text.
    [[nodiscard]] Result<void> attach(const std::vector<note::SignatureLine>& lines);

 private:
    friend class Batch;
    struct Impl;
    explicit Writer(std::unique_ptr<Impl> impl) noexcept;
    std::unique_ptr<Impl> impl_;
};

/// The index and leaf hash an entry will have when its batch is committed.
struct Added {
    std::uint64_t index = 0;
    Hash leaf;
};

class SAKSI_API Batch {
 public:
    Batch(Batch&&) noexcept;
    Batch& operator=(Batch&&) noexcept;
    ~Batch();  ///< discards what was not committed

    /// Refuses entries over the limit (too_large).
    [[nodiscard]] Result<Added> add(ByteView entry);
    /// The same for who knows its leaf hash already. A wrong one is found when
    /// the batch is read back, and nothing of it is committed (inconsistent).
    [[nodiscard]] Result<Added> add(ByteView entry, const Hash& leaf);
    [[nodiscard]] std::uint64_t count() const noexcept;
    /// Of the tree with what was added, which commit() is to promise.
    [[nodiscard]] merkle::TreeHead head() const;
    /// The writer's.
    [[nodiscard]] const Effort& effort() const noexcept;
    /// An empty batch changes nothing and answers the present head.
    [[nodiscard]] Result<Committed> commit();

 private:
    friend class Writer;
    struct Impl;
    static Batch start(Writer::Impl& writer, Edge edge);
    explicit Batch(std::unique_ptr<Impl> impl) noexcept;
    std::unique_ptr<Impl> impl_;
};

}  // namespace saksi::log
