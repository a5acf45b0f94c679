// SPDX-License-Identifier: Apache-2.0
#include "saksi/tiles/tile.hpp"

#include <algorithm>

#include "saksi/core/expects.hpp"
#include "saksi/merkle/hash.hpp"

namespace saksi::tiles {

std::uint64_t hashes_in(std::uint64_t size, unsigned level) noexcept {
    const auto shift = level * tile_height;
    return shift < 64 ? size >> shift : 0;
}

std::uint64_t tiles_in(std::uint64_t size, unsigned level) noexcept {
    const auto hashes = hashes_in(size, level);
    return hashes / full_width + (hashes % full_width != 0 ? 1 : 0);
}

unsigned width_in(std::uint64_t size, unsigned level, std::uint64_t index) noexcept {
    const auto hashes = hashes_in(size, level);
    if (index > hashes / full_width) return 0;
    if (index < hashes / full_width) return full_width;
    return static_cast<unsigned>(hashes % full_width);
}

unsigned levels_in(std::uint64_t size) noexcept {
    unsigned levels = 0;
    while (hashes_in(size, levels) > 0) ++levels;
    return levels;
}

Tile tile_of(const merkle::Node& node) noexcept {
    const auto first = node.index << node.level % tile_height;
    return {node.level / tile_height, first / full_width};
}

Hash subtree_root(const std::vector<Hash>& tile, const merkle::Node& node) {
    const auto within = node.level % tile_height;
    const auto first = (node.index << within) % full_width;
    const auto count = std::uint64_t{1} << within;
    SAKSI_EXPECTS(first + count <= tile.size());
    const auto begin = tile.begin() + static_cast<std::ptrdiff_t>(first);
    std::vector<Hash> hashes(begin, begin + static_cast<std::ptrdiff_t>(count));
    return merkle::perfect_root(hashes);
}

Bytes print_tile(const std::vector<Hash>& hashes) {
    SAKSI_EXPECTS(!hashes.empty() && hashes.size() <= full_width);
    Bytes file;
    file.reserve(hashes.size() * Hash::size);
    for (const auto& hash : hashes) append(file, hash.view());
    return file;
}

Result<std::vector<Hash>> parse_tile(ByteView file, unsigned width) {
    if (file.size() != width * Hash::size) {
        return refuse(ErrorCode::malformed, "", "a tile of another length than its width says",
                      std::to_string(file.size()) + " bytes for " + std::to_string(width));
    }
    std::vector<Hash> hashes(width);
    for (std::size_t i = 0; i < width; ++i) {
        hashes[i] = hash_from(file.subspan(i * Hash::size, Hash::size));
    }
    return hashes;
}

}  // namespace saksi::tiles
