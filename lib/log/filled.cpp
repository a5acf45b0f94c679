// SPDX-License-Identifier: Apache-2.0
#include "filled.hpp"

#include "saksi/tiles/tile.hpp"

namespace saksi::log {
namespace {

/// The folder of the partial files of a tile or bundle: "….p".
template <class Piece>
std::string partial_folder(const std::string& public_folder, const Piece& piece) {
    return public_folder + "/" + parent_of(tiles::path_of(piece));
}

}  // namespace

Result<void> remove_filled(FileSystem& files, const std::string& public_folder,
                           std::uint64_t old_size, std::uint64_t new_size) {
    for (unsigned level = 0; level < tiles::levels_in(old_size); ++level) {
        const auto last = tiles::hashes_in(old_size, level) / tiles::full_width;
        const auto width = tiles::width_in(old_size, level, last);
        if (width == 0 || tiles::width_in(new_size, level, last) < tiles::full_width) continue;
        const auto tile = partial_folder(public_folder, tiles::Tile{level, last, width});
        if (auto gone = remove_tree(files, tile); !gone) return gone;
        if (level > 0) continue;
        const auto bundle = partial_folder(public_folder, tiles::Bundle{last, width});
        if (auto gone = remove_tree(files, bundle); !gone) return gone;
    }
    return {};
}

}  // namespace saksi::log
