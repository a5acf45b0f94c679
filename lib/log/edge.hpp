// The right edge of a stored tree, and how it grows: the partial tile of each
// level, the open bundle, and the tiles that become full on the way.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/tiles/store.hpp"
#include "saksi/tiles/tile.hpp"

namespace saksi::log {

struct TileContents {
    tiles::Tile tile;
    std::vector<Hash> hashes;
};

class Edge {
 public:
    /// Of an empty tree.
    Edge() = default;
    /// Of a stored tree: its partial tiles and bundle, checked against the head.
    [[nodiscard]] static Result<Edge> load(tiles::Store& store, const merkle::TreeHead& head);

    /// Adds a leaf. Tiles that it fills are put at the end of `filled`.
    void append(const Hash& leaf, std::vector<TileContents>& filled);
    /// The partial tiles that are not those of the tree of `old_size`.
    [[nodiscard]] std::vector<TileContents> partial_tiles(std::uint64_t old_size) const;

    /// Hashes all partial tiles: ask once a batch.
    [[nodiscard]] merkle::TreeHead head() const;
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    /// The bytes of the open bundle as it was loaded; not kept up by append().
    [[nodiscard]] const Bytes& bundle() const noexcept { return bundle_; }

 private:
    void push(unsigned level, const Hash& hash, std::vector<TileContents>& filled);

    std::uint64_t size_ = 0;
    std::vector<std::vector<Hash>> levels_;  // the partial tile of each, or nothing
    Bytes bundle_;
};

}  // namespace saksi::log
