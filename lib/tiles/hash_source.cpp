// SPDX-License-Identifier: Apache-2.0
#include "saksi/tiles/hash_source.hpp"

#include <unordered_map>
#include <utility>

#include "saksi/core/expects.hpp"
#include "saksi/merkle/hash.hpp"

namespace saksi::tiles {
namespace {

using Hashes = std::vector<Hash>;

bool inside(const merkle::Node& node, std::uint64_t size) {
    return node.level < 63 && node.index < size >> node.level;
}

}  // namespace

struct HashSource::Impl {
    Store& store;
    merkle::TreeHead head;
    std::size_t capacity;
    std::vector<Hashes> edge;  // by level: the partial tile at the right edge, or nothing
    std::vector<std::unordered_map<std::uint64_t, Hashes>> full;  // by level: verified full tiles
    std::size_t held = 0;

    Result<void> read_edge();
    Result<void> try_edge();
    bool reject_edge();
    Result<Hashes> read_full(unsigned level, std::uint64_t index);
    Result<Hashes> try_full(const Tile& tile, const Hash& root);
    [[nodiscard]] std::vector<Tile> edge_tiles() const;
    Result<const Hashes*> find(unsigned level, std::uint64_t index);
    const Hashes* keep(unsigned level, std::uint64_t index, Hashes hashes);
};

/// The partial tile of each level that has one.
std::vector<Tile> HashSource::Impl::edge_tiles() const {
    std::vector<Tile> tiles;
    for (unsigned level = 0; level < levels_in(head.size); ++level) {
        const auto index = hashes_in(head.size, level) / full_width;
        const auto width = width_in(head.size, level, index);
        if (width > 0) tiles.push_back({level, index, width});
    }
    return tiles;
}

Result<void> HashSource::Impl::read_edge() {
    std::vector<WantedFile> wanted;
    for (const auto& tile : edge_tiles()) wanted.push_back({path_of(tile), max_tile_size});
    store.expect(wanted);
    auto read = try_edge();
    if (!read && reject_edge()) return try_edge();
    return read;
}

/// The partial tiles hold exactly the perfect subtrees at the tree's right
/// edge, so together they must give the root.
Result<void> HashSource::Impl::try_edge() {
    const auto levels = levels_in(head.size);
    edge.assign(levels, {});
    full.resize(levels);
    for (const auto& tile : edge_tiles()) {
        auto hashes = read_tile(store, tile);
        if (!hashes) return pass_on(hashes.error());
        edge[tile.level] = std::move(*hashes);
    }

    std::vector<Hash> roots;
    for (const auto& node : merkle::edge_nodes(head.size)) {
        roots.push_back(subtree_root(edge[tile_of(node).level], node));
    }
    if (merkle::fold_edge(roots) == head.root) return {};
    return refuse(ErrorCode::inconsistent, "tile",
                  "the tiles at the right edge do not give the checkpoint's root",
                  "size " + std::to_string(head.size));
}

/// Which of them is wrong cannot be said.
bool HashSource::Impl::reject_edge() {
    bool again = false;
    for (const auto& tile : edge_tiles()) again = store.rejected(path_of(tile)) || again;
    return again;
}

/// A full tile is the subtree under one hash of the level above.
Result<Hashes> HashSource::Impl::read_full(unsigned level, std::uint64_t index) {
    const auto parent = find(level + 1, index / full_width);
    if (!parent) return pass_on(parent.error());
    const auto root = (**parent)[index % full_width];
    const Tile tile{level, index, full_width};
    auto hashes = try_full(tile, root);
    if (!hashes && store.rejected(path_of(tile))) return try_full(tile, root);
    return hashes;
}

Result<Hashes> HashSource::Impl::try_full(const Tile& tile, const Hash& root) {
    auto hashes = read_tile(store, tile);
    if (!hashes) return pass_on(hashes.error());
    auto copy = *hashes;
    if (merkle::perfect_root(copy) == root) return hashes;
    return refuse(ErrorCode::inconsistent, path_of(tile),
                  "the tile does not fit the tile above it");
}

Result<const Hashes*> HashSource::Impl::find(unsigned level, std::uint64_t index) {
    const auto width = width_in(head.size, level, index);
    SAKSI_EXPECTS(width > 0);
    if (width < full_width) return &edge[level];
    if (const auto held_tile = full[level].find(index); held_tile != full[level].end()) {
        return &held_tile->second;
    }
    auto hashes = read_full(level, index);
    if (!hashes) return pass_on(hashes.error());
    return keep(level, index, std::move(*hashes));
}

/// A full cache is emptied, not searched for the oldest: walks go from left to
/// right, and what is needed again is read again.
const Hashes* HashSource::Impl::keep(unsigned level, std::uint64_t index, Hashes hashes) {
    if (held >= capacity) {
        for (auto& tiles : full) tiles.clear();
        held = 0;
    }
    ++held;
    return &(full[level][index] = std::move(hashes));
}

HashSource::HashSource(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
HashSource::HashSource(HashSource&&) noexcept = default;
HashSource& HashSource::operator=(HashSource&&) noexcept = default;
HashSource::~HashSource() = default;

Result<HashSource> HashSource::open(Store& store, const merkle::TreeHead& head,
                                    std::size_t capacity) {
    if (head.size > merkle::max_size) {
        return refuse(ErrorCode::too_large, "", "a tree size over 2^63-1");
    }
    auto impl = std::unique_ptr<Impl>(new Impl{store, head, capacity, {}, {}});
    if (const auto read = impl->read_edge(); !read) return pass_on(read.error());
    return HashSource(std::move(impl));
}

const merkle::TreeHead& HashSource::head() const noexcept { return impl_->head; }

Result<Hash> HashSource::node(const merkle::Node& node) {
    if (!inside(node, impl_->head.size)) {
        return refuse(ErrorCode::not_found, "", "a hash outside the tree was asked for");
    }
    const auto tile = tile_of(node);
    const auto hashes = impl_->find(tile.level, tile.index);
    if (!hashes) return pass_on(hashes.error());
    return subtree_root(**hashes, node);
}

Result<std::vector<Hash>> HashSource::nodes(const std::vector<merkle::Node>& wanted) {
    std::vector<Hash> hashes;
    hashes.reserve(wanted.size());
    for (const auto& one : wanted) {
        const auto hash = node(one);
        if (!hash) return pass_on(hash.error());
        hashes.push_back(*hash);
    }
    return hashes;
}

Result<std::vector<Hash>> HashSource::tile(unsigned level, std::uint64_t index) {
    if (width_in(impl_->head.size, level, index) == 0) {
        return refuse(ErrorCode::not_found, "", "a tile outside the tree was asked for");
    }
    const auto hashes = impl_->find(level, index);
    if (!hashes) return pass_on(hashes.error());
    return **hashes;
}

Result<Hash> HashSource::root_at(std::uint64_t size) {
    if (size > impl_->head.size) {
        return refuse(ErrorCode::not_found, "", "a size beyond the tree's was asked for");
    }
    const auto hashes = nodes(merkle::edge_nodes(size));
    if (!hashes) return pass_on(hashes.error());
    return merkle::fold_edge(*hashes);
}

}  // namespace saksi::tiles
