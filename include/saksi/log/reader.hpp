// The entries of a checkpointed log, verified, in order or one by one. What is
// returned was hashed and compared with a tree head; entries stay opaque here.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "saksi/core/bytes.hpp"
#include "saksi/core/effort.hpp"
#include "saksi/core/result.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/tiles/hash_source.hpp"
#include "saksi/tiles/store.hpp"
#include "saksi/tiles/tile.hpp"

namespace saksi::log {

/// The checkpoint of a log folder, parsed; no signature is verified here.
[[nodiscard]] SAKSI_API Result<note::SignedCheckpoint> read_checkpoint(tiles::Store& store);
/// An archived one, checkpoints/<size>, whose size is checked to be that.
[[nodiscard]] SAKSI_API Result<note::SignedCheckpoint> read_checkpoint_at(tiles::Store& store,
                                                                          std::uint64_t size);

/// Up to 256 consecutive entries as their file has them: hashed, not verified.
struct HashedBundle {
    std::uint64_t first = 0;  ///< index of entries[0]
    Bytes file;               ///< what `entries` point into
    std::vector<ByteView> entries;
    std::vector<Hash> leaf_hashes;  ///< as many as entries
};

/// One whose leaf hashes are those of the tree.
struct VerifiedBundle : HashedBundle {
    bool read_again =
        false;  ///< an old copy did not fit: these are not the bytes given to verify()
};

/// A full tile of leaf hashes as its file has them: hashed, not verified.
struct HashedTile {
    std::vector<Hash> leaves;
    Hash root;  ///< of these leaves
};

class SAKSI_API Reader {
 public:
    /// Reads the tree of `head` in the store. Borrows the store. Whoever walks
    /// over the whole log may use so many threads, where the store allows it.
    [[nodiscard]] static Result<Reader> open(tiles::Store& store, const merkle::TreeHead& head,
                                             Effort effort = {});

    [[nodiscard]] const merkle::TreeHead& head() const noexcept { return hashes_.head(); }
    /// How many bundles there are. Each is an independent unit of work.
    [[nodiscard]] std::uint64_t bundles() const noexcept;
    [[nodiscard]] unsigned threads() const noexcept { return effort_.threads; }
    [[nodiscard]] PhaseWatch* watch() const noexcept { return effort_.watch; }
    /// Bundle `index` < bundles().
    [[nodiscard]] Result<VerifiedBundle> bundle(std::uint64_t index);
    /// bundle() in two halves: the first is the larger one, and several threads
    /// may do it at once; the second compares what was read with the tree, and may
    /// answer other bytes (VerifiedBundle::read_again).
    [[nodiscard]] Result<HashedBundle> hash_bundle(std::uint64_t index) const;
    [[nodiscard]] Result<VerifiedBundle> verify(std::uint64_t index, Result<HashedBundle> read);
    /// The leaf hashes of bundle `index` < bundles() alone, in two halves too; only of
    /// full tiles there is a first one.
    [[nodiscard]] Result<HashedTile> hash_tile(std::uint64_t index) const;
    [[nodiscard]] Result<std::vector<Hash>> verify(std::uint64_t index, Result<HashedTile> read);
    /// Bundle `index` is read next: of whoever reads in order, the store is told
    /// what comes after it.
    void look_ahead(std::uint64_t index);
    /// One entry; not_found outside the tree. Its bundle is kept for the next call.
    [[nodiscard]] Result<Bytes> entry(std::uint64_t index);
    [[nodiscard]] tiles::HashSource& hashes() noexcept { return hashes_; }

 private:
    Reader(tiles::Store& store, tiles::HashSource hashes, Effort effort) noexcept;
    [[nodiscard]] Result<Bytes> read_file(const tiles::Bundle& bundle) const;
    tiles::Store* store_;
    tiles::HashSource hashes_;
    Effort effort_;
    std::optional<VerifiedBundle> last_;
    std::uint64_t next_ = 0;      ///< bundle, of who reads in order
    std::uint64_t expected_ = 0;  ///< bundles before this one were announced to the store
};

}  // namespace saksi::log
