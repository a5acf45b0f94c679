// SPDX-License-Identifier: Apache-2.0
#include "saksi/tiles/store.hpp"

#include <utility>

#include "saksi/tiles/entry_bundle.hpp"

namespace saksi::tiles {
namespace {

/// A file as wide as wanted, or else the full one.
struct Found {
    std::string path;
    Bytes file;
    bool full = false;  // it is the full file, whatever was wanted
};

template <class Piece>
Result<Found> find(Store& store, Piece piece, std::uint64_t limit) {
    const auto wanted = path_of(piece);
    auto file = store.read(wanted, limit);
    if (file) return Found{wanted, std::move(*file), piece.width == full_width};
    if (piece.width == full_width || file.error().code != ErrorCode::not_found) {
        return pass_on(file.error());
    }
    piece.width = full_width;
    const auto wider = path_of(piece);
    auto full = store.read(wider, limit);
    // The partial file is the one to look for when neither is there.
    if (!full)
        return pass_on(full.error().code == ErrorCode::not_found ? file.error() : full.error());
    return Found{wider, std::move(*full), true};
}

}  // namespace

DirectoryStore::DirectoryStore(FileSystem& files, std::string directory)
    : files_(files), directory_(std::move(directory)) {}

Result<Bytes> DirectoryStore::read(const std::string& path, std::uint64_t limit) {
    return files_.read(directory_ + "/" + path, limit);
}

Result<std::string> find_public_folder(FileSystem& files, const std::string& log) {
    for (const auto& folder : {log + "/public", log}) {
        const auto status = files.status(folder + "/checkpoint");
        if (!status) return pass_on(status.error());
        if (status->kind != FileKind::none) return folder;
    }
    return refuse(ErrorCode::not_found, log, "there is no log here: no checkpoint file");
}

Result<std::vector<Hash>> read_tile(Store& store, const Tile& tile) {
    const auto found = find(store, tile, max_tile_size);
    if (!found) return pass_on(found.error());
    auto hashes = parse_tile(found->file, found->full ? full_width : tile.width);
    if (!hashes) return pass_on(found->path, hashes.error());
    hashes->resize(tile.width);
    return hashes;
}

Result<Bytes> read_bundle(Store& store, const Bundle& bundle) {
    auto found = find(store, bundle, max_bundle_size);
    if (!found) return pass_on(found.error());
    const auto entries = parse_bundle(found->file, found->full ? full_width : bundle.width);
    if (!entries) return pass_on(found->path, entries.error());

    const auto& last = (*entries)[bundle.width - 1];
    found->file.resize(static_cast<std::size_t>(last.data() + last.size() - found->file.data()));
    return std::move(found->file);
}

}  // namespace saksi::tiles
