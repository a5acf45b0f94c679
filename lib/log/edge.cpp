// SPDX-License-Identifier: Apache-2.0
#include "edge.hpp"

#include <algorithm>
#include <string>

#include "saksi/merkle/geometry.hpp"
#include "saksi/merkle/hash.hpp"
#include "saksi/tiles/entry_bundle.hpp"
#include "saksi/tiles/hash_source.hpp"

namespace saksi::log {
namespace {

/// The open bundle's bytes; its entries must be the ones the tile has hashed.
Result<Bytes> load_bundle(tiles::Store& store, std::uint64_t size,
                          const std::vector<Hash>& leaves) {
    const tiles::Bundle bundle{size / tiles::full_width, static_cast<unsigned>(leaves.size())};
    auto file = tiles::read_bundle(store, bundle);
    if (!file) return pass_on(file.error());
    const auto entries = tiles::parse_bundle(*file, bundle.width);
    if (!entries) return pass_on(tiles::path_of(bundle), entries.error());

    std::vector<Hash> hashes(entries->size());
    merkle::leaf_hashes(*entries, hashes);
    if (hashes == leaves) return file;
    return refuse(ErrorCode::inconsistent, tiles::path_of(bundle),
                  "the bundle's entries are not those of its tile");
}

}  // namespace

Result<Edge> Edge::load(tiles::Store& store, const merkle::TreeHead& head) {
    auto hashes = tiles::HashSource::open(store, head);
    if (!hashes) return pass_on(hashes.error());

    Edge edge;
    edge.size_ = head.size;
    edge.levels_.resize(tiles::levels_in(head.size));
    for (unsigned level = 0; level < edge.levels_.size(); ++level) {
        const auto last = tiles::hashes_in(head.size, level) / tiles::full_width;
        if (tiles::width_in(head.size, level, last) == 0) continue;
        auto tile = hashes->tile(level, last);
        if (!tile) return pass_on(tile.error());
        edge.levels_[level] = std::move(*tile);
    }
    if (head.size % tiles::full_width == 0) return edge;
    auto bundle = load_bundle(store, head.size, edge.levels_[0]);
    if (!bundle) return pass_on(bundle.error());
    edge.bundle_ = std::move(*bundle);
    return edge;
}

void Edge::append(const Hash& leaf, std::vector<TileContents>& filled) {
    ++size_;
    push(0, leaf, filled);
}

/// Full subtrees at the right edge lie in the partial tiles, all of them.
merkle::TreeHead Edge::head() const {
    std::vector<Hash> roots;
    for (const auto& node : merkle::edge_nodes(size_)) {
        roots.push_back(tiles::subtree_root(levels_[tiles::tile_of(node).level], node));
    }
    return {size_, merkle::fold_edge(roots)};
}

void Edge::push(unsigned level, const Hash& hash, std::vector<TileContents>& filled) {
    if (level == levels_.size()) levels_.emplace_back();
    levels_[level].push_back(hash);
    if (levels_[level].size() < tiles::full_width) return;

    auto hashes = std::exchange(levels_[level], {});
    filled.push_back({{level, tiles::hashes_in(size(), level) / tiles::full_width - 1}, hashes});
    push(level + 1, merkle::perfect_root(hashes), filled);
}

std::vector<TileContents> Edge::partial_tiles(std::uint64_t old_size) const {
    std::vector<TileContents> partial;
    for (unsigned level = 0; level < levels_.size(); ++level) {
        const auto hashes = tiles::hashes_in(size(), level);
        if (levels_[level].empty() || hashes == tiles::hashes_in(old_size, level)) continue;
        const auto width = static_cast<unsigned>(levels_[level].size());
        partial.push_back({{level, hashes / tiles::full_width, width}, levels_[level]});
    }
    return partial;
}

}  // namespace saksi::log
