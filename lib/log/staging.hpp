// Staging: batches on disk before they are shown. In private/staging/ lie the new
// tiles and bundles, and a seal for each batch, written last: checkpoints/<size>, the
// unsigned text of the log with the batch in it. A batch may be begun before the one
// ahead of it is shown, and lies in the same folder. That has none below it, which a
// single entry would wait for: a file is named by its public path, "+" for "/".
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "edge.hpp"
#include "layout.hpp"
#include "saksi/core/effort.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/note/checkpoint.hpp"

namespace saksi::log {

class Staging {
 public:
    Staging(FileSystem& files, const Layout& layout)
        : files_(files), folder_(layout.staging()), public_folder_(layout.public_folder()) {}

    /// Removes what is left of earlier batches and begins a new one. What changes in `too`
    /// becomes durable with it.
    [[nodiscard]] Result<void> begin(const std::string& too);
    /// A file that is to have this public path.
    [[nodiscard]] Result<void> write(const std::string& path, ByteView bytes);
    [[nodiscard]] Result<void> write(const TileContents& contents);
    /// Writes the checkpoint's text and makes all of it durable.
    [[nodiscard]] Result<void> seal(const note::Checkpoint& checkpoint);

    /// The checkpoint that was sealed for this tree; none if there is none, or it is torn.
    [[nodiscard]] Result<std::optional<note::Checkpoint>> sealed(const merkle::TreeHead& of) const;
    /// All that were sealed, the smallest first.
    [[nodiscard]] Result<std::vector<note::Checkpoint>> seals() const;
    /// Public paths of all staged tiles and bundles of the tree of `size`, and of the smaller
    /// ones that were sealed on the way to it, sorted. Partial ones that are full by now are
    /// not among them.
    [[nodiscard]] Result<std::vector<std::string>> paths(std::uint64_t size) const;
    /// A file that may be staged or public.
    [[nodiscard]] Result<Bytes> read(const std::string& path, std::uint64_t limit) const;
    [[nodiscard]] std::string place_of(std::string path) const;
    [[nodiscard]] Result<void> discard();

    /// Reads back every staged bundle and tile, hashes the entries again and
    /// builds the tiles again on `before`, the tree without the batch. All must
    /// be as staged, and give `after`. A crash may have come while they were moved: what is
    /// public already is read there.
    [[nodiscard]] Result<void> verify(Edge before, const merkle::TreeHead& after,
                                      const Effort& effort) const;

 private:
    [[nodiscard]] Result<std::vector<std::string>> list() const;
    [[nodiscard]] Result<std::optional<note::Checkpoint>> read_seal(std::uint64_t size) const;
    [[nodiscard]] Result<std::vector<Hash>> hash_bundle(const tiles::Bundle& bundle,
                                                        ByteView beginning,
                                                        PhaseWatch* watch) const;
    [[nodiscard]] Result<void> verify_tile(const TileContents& contents) const;

    FileSystem& files_;
    std::string folder_;
    std::string public_folder_;
    std::unique_ptr<GroupSync> group_;
};

}  // namespace saksi::log
