// SPDX-License-Identifier: Apache-2.0
#include "saksi/tiles/hash_source.hpp"

#include <array>
#include <span>
#include <unordered_map>
#include <utility>

#include "saksi/core/expects.hpp"
#include "saksi/merkle/hash.hpp"

namespace saksi::tiles {
namespace {

using Hashes = std::vector<Hash>;

/// A tile and all that can be hashed from it alone: the perfect subtrees within
/// it, level after level, its own hashes first. A full one ends with its root.
class Pyramid {
 public:
    Pyramid() = default;
    explicit Pyramid(Hashes tile) : width_(tile.size()), levels_(std::move(tile)) {
        for (unsigned level = 0; level <= tile_height; ++level) {
            starts_[level + 1] = starts_[level] + (width_ >> level);
        }
        levels_.resize(starts_.back());
        for (unsigned level = 0; level < tile_height; ++level) {
            const auto above = width_ >> (level + 1);
            const auto all = std::span(levels_);
            merkle::node_hashes(all.subspan(starts_[level], 2 * above),
                                all.subspan(starts_[level + 1], above));
        }
    }

    /// The hash of a node that lies in this tile.
    [[nodiscard]] const Hash& at(const merkle::Node& node) const {
        const auto level = node.level % tile_height;
        const auto index = node.index % (full_width >> level);
        SAKSI_EXPECTS(index < width_ >> level);
        return levels_[starts_[level] + index];
    }
    [[nodiscard]] std::span<const Hash> tile() const { return std::span(levels_).first(width_); }
    /// Of a full tile.
    [[nodiscard]] const Hash& root() const { return levels_.back(); }

 private:
    std::size_t width_ = 0;
    Hashes levels_;
    std::array<std::size_t, tile_height + 2> starts_{};  // of each level, and the end
};

bool inside(const merkle::Node& node, std::uint64_t size) {
    return node.level < 63 && node.index < size >> node.level;
}

}  // namespace

struct HashSource::Impl {
    Store& store;
    merkle::TreeHead head;
    std::size_t capacity;
    std::vector<Pyramid> edge;  // by level: the partial tile at the right edge, or nothing
    std::vector<std::unordered_map<std::uint64_t, Pyramid>> full;  // by level: verified full tiles
    std::size_t held = 0;
    /// By level: the full tile that was asked for last; neighbours are in it too.
    struct Asked {
        std::uint64_t index = 0;
        const Pyramid* tile = nullptr;
    };
    std::vector<Asked> last;

    Result<void> read_edge();
    Result<void> try_edge();
    bool reject_edge();
    Result<Pyramid> read_full(unsigned level, std::uint64_t index);
    Result<Pyramid> try_full(const Tile& tile, const Hash& root);
    [[nodiscard]] std::vector<Tile> edge_tiles() const;
    Result<const Pyramid*> find(unsigned level, std::uint64_t index);
    void keep(unsigned level, std::uint64_t index, Pyramid tile);
    void forget();
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
    last.resize(levels);
    for (const auto& tile : edge_tiles()) {
        auto hashes = read_tile(store, tile);
        if (!hashes) return pass_on(hashes.error());
        edge[tile.level] = Pyramid(std::move(*hashes));
    }

    std::vector<Hash> roots;
    for (const auto& node : merkle::edge_nodes(head.size)) {
        roots.push_back(edge[tile_of(node).level].at(node));
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
Result<Pyramid> HashSource::Impl::read_full(unsigned level, std::uint64_t index) {
    const auto parent = find(level + 1, index / full_width);
    if (!parent) return pass_on(parent.error());
    const auto root = (*parent)->tile()[index % full_width];
    const Tile tile{level, index, full_width};
    auto read = try_full(tile, root);
    if (!read && store.rejected(path_of(tile))) return try_full(tile, root);
    return read;
}

Result<Pyramid> HashSource::Impl::try_full(const Tile& tile, const Hash& root) {
    auto hashes = read_tile(store, tile);
    if (!hashes) return pass_on(hashes.error());
    Pyramid pyramid(std::move(*hashes));
    if (pyramid.root() == root) return pyramid;
    return refuse(ErrorCode::inconsistent, path_of(tile),
                  "the tile does not fit the tile above it");
}

Result<const Pyramid*> HashSource::Impl::find(unsigned level, std::uint64_t index) {
    if (last[level].tile != nullptr && last[level].index == index) return last[level].tile;
    const auto width = width_in(head.size, level, index);
    SAKSI_EXPECTS(width > 0);
    if (width < full_width) return &edge[level];
    auto held_tile = full[level].find(index);
    if (held_tile == full[level].end()) {
        auto read = read_full(level, index);
        if (!read) return pass_on(read.error());
        keep(level, index, std::move(*read));
        held_tile = full[level].find(index);
    }
    last[level] = {index, &held_tile->second};
    return last[level].tile;
}

void HashSource::Impl::keep(unsigned level, std::uint64_t index, Pyramid tile) {
    if (held >= capacity) forget();
    ++held;
    full[level].insert_or_assign(index, std::move(tile));
}

/// A full cache is emptied, not searched for the oldest: walks go from left to
/// right, and are still in the tiles that were asked for last.
void HashSource::Impl::forget() {
    held = 0;
    for (std::size_t level = 0; level < full.size(); ++level) {
        if (last[level].tile == nullptr) continue;
        auto kept = full[level].extract(last[level].index);
        full[level].clear();
        full[level].insert(std::move(kept));
        ++held;
    }
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
    auto impl = std::unique_ptr<Impl>(new Impl{store, head, capacity, {}, {}, 0, {}});
    if (const auto read = impl->read_edge(); !read) return pass_on(read.error());
    return HashSource(std::move(impl));
}

const merkle::TreeHead& HashSource::head() const noexcept { return impl_->head; }

Result<Hash> HashSource::node(const merkle::Node& node) {
    if (!inside(node, impl_->head.size)) {
        return refuse(ErrorCode::not_found, "", "a hash outside the tree was asked for");
    }
    const auto tile = tile_of(node);
    const auto found = impl_->find(tile.level, tile.index);
    if (!found) return pass_on(found.error());
    return (*found)->at(node);
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
    const auto found = impl_->find(level, index);
    if (!found) return pass_on(found.error());
    const auto hashes = (*found)->tile();
    return Hashes(hashes.begin(), hashes.end());
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
