// Tiles: 256 hashes of one level of the tree in one file, and the names of all
// files of a log. Paths are relative to the folder that holds `checkpoint`.
//
// Spec: c2sp.org/tlog-tiles.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/bytes.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/core/result.hpp"
#include "saksi/merkle/geometry.hpp"

namespace saksi::tiles {

inline constexpr unsigned full_width = 256;  ///< hashes in a full tile, entries in a full bundle
inline constexpr std::uint64_t max_tile_size = full_width * Hash::size;  ///< bytes of a file
inline constexpr unsigned tile_height = 8;  ///< tree levels between tile levels

/// A tile of hashes: hash i is the root of the perfect subtree of 256^level
/// leaves that starts at leaf (index * 256 + i) * 256^level.
struct Tile {
    unsigned level = 0;           ///< 0..63
    std::uint64_t index = 0;      ///< from 0
    unsigned width = full_width;  ///< 1..256
    auto operator<=>(const Tile&) const = default;
};

/// The entries whose leaf hashes are in level-0 tile `index`.
struct Bundle {
    std::uint64_t index = 0;
    unsigned width = full_width;  ///< 1..256
    auto operator<=>(const Bundle&) const = default;
};

/// "tile/0/x001/234" or "tile/0/x001/234.p/17".
[[nodiscard]] SAKSI_API std::string path_of(const Tile& tile);
/// "tile/entries/x001/234" or "tile/entries/x001/234.p/17".
[[nodiscard]] SAKSI_API std::string path_of(const Bundle& bundle);
/// Only the one spelling that path_of writes.
[[nodiscard]] SAKSI_API Result<Tile> parse_tile_path(std::string_view path);
[[nodiscard]] SAKSI_API Result<Bundle> parse_bundle_path(std::string_view path);

/// How many hashes tile (level, index) has in a tree of `size`; 0: no such tile.
[[nodiscard]] SAKSI_API unsigned width_in(std::uint64_t size, unsigned level,
                                          std::uint64_t index) noexcept;
/// Hashes at one tile level in a tree of `size`: size / 256^level.
[[nodiscard]] SAKSI_API std::uint64_t hashes_in(std::uint64_t size, unsigned level) noexcept;
/// Tiles of one level in a tree of `size`, the partial one included.
[[nodiscard]] SAKSI_API std::uint64_t tiles_in(std::uint64_t size, unsigned level) noexcept;
/// Tile levels that exist in a tree of `size`.
[[nodiscard]] SAKSI_API unsigned levels_in(std::uint64_t size) noexcept;

/// The tile in which a node's perfect subtree lies, as if it were full.
[[nodiscard]] SAKSI_API Tile tile_of(const merkle::Node& node) noexcept;
/// The node's hash, from the hashes of that tile, which must reach over it.
[[nodiscard]] SAKSI_API Hash subtree_root(const std::vector<Hash>& tile, const merkle::Node& node);

/// The bytes of a tile file, and back. The file must hold exactly `width` hashes.
[[nodiscard]] SAKSI_API Bytes print_tile(const std::vector<Hash>& hashes);
[[nodiscard]] SAKSI_API Result<std::vector<Hash>> parse_tile(ByteView file, unsigned width);

}  // namespace saksi::tiles
