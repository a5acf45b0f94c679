// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/reader.hpp"

#include <algorithm>
#include <utility>

#include "saksi/merkle/hash.hpp"
#include "saksi/tiles/entry_bundle.hpp"

namespace saksi::log {
namespace {

constexpr std::uint64_t look_ahead_bundles = 16;

Result<note::SignedCheckpoint> read_note(tiles::Store& store, const std::string& path) {
    const auto file = store.read(path, note::max_note_size);
    if (!file) return pass_on(file.error());
    auto checkpoint = note::parse_signed_checkpoint(text_of(*file));
    if (!checkpoint) return pass_on(path, checkpoint.error());
    return checkpoint;
}

Result<VerifiedBundle> compare(Result<HashedBundle> read, const std::vector<Hash>& leaves,
                               const std::string& path) {
    if (!read) return pass_on(std::move(read.error()));
    const auto& hashes = read->leaf_hashes;
    const auto [ours, theirs] = std::mismatch(hashes.begin(), hashes.end(), leaves.begin());
    if (ours == hashes.end()) return VerifiedBundle{std::move(*read), false};
    const auto place = static_cast<std::uint64_t>(ours - hashes.begin());
    return refuse(ErrorCode::inconsistent, path, "an entry is not the one that was logged",
                  "entry " + std::to_string(read->first + place));
}

}  // namespace

Result<note::SignedCheckpoint> read_checkpoint(tiles::Store& store) {
    return read_note(store, "checkpoint");
}

Result<note::SignedCheckpoint> read_checkpoint_at(tiles::Store& store, std::uint64_t size) {
    const auto path = "checkpoints/" + std::to_string(size);
    auto checkpoint = read_note(store, path);
    if (checkpoint && checkpoint->checkpoint.head.size != size) {
        return refuse(ErrorCode::inconsistent, path,
                      "the archived checkpoint is not of the size its name says",
                      std::to_string(checkpoint->checkpoint.head.size));
    }
    return checkpoint;
}

Reader::Reader(tiles::Store& store, tiles::HashSource hashes, Effort effort) noexcept
    : store_(&store), hashes_(std::move(hashes)), effort_(effort) {
    if (!store.allows_threads()) effort_.threads = 1;
}

Result<Reader> Reader::open(tiles::Store& store, const merkle::TreeHead& head, Effort effort) {
    auto hashes = tiles::HashSource::open(store, head);
    if (!hashes) return pass_on(hashes.error());
    return Reader(store, std::move(*hashes), effort);
}

std::uint64_t Reader::bundles() const noexcept { return tiles::tiles_in(head().size, 0); }

/// Whoever reads the second of two bundles in a row will want those after it.
void Reader::look_ahead(std::uint64_t index) {
    const bool in_order = index == next_;
    next_ = index + 1;
    if (!in_order || index == 0 || index < expected_) return;
    expected_ = std::min(index + look_ahead_bundles, bundles());
    std::vector<tiles::WantedFile> wanted;
    for (auto each = index; each < expected_; ++each) {
        const auto width = tiles::width_in(head().size, 0, each);
        wanted.push_back({tiles::path_of(tiles::Tile{0, each, width}), tiles::max_tile_size});
        wanted.push_back({tiles::path_of(tiles::Bundle{each, width}), tiles::max_bundle_size});
    }
    store_->expect(wanted);
}

Result<VerifiedBundle> Reader::bundle(std::uint64_t index) {
    look_ahead(index);
    return verify(index, hash_bundle(index));
}

Result<Bytes> Reader::read_file(const tiles::Bundle& bundle) const {
    InPhase reading(effort_.watch, Phase::read);
    auto file = tiles::read_bundle(*store_, bundle);
    if (file) reading.did(file->size());
    return file;
}

Result<HashedBundle> Reader::hash_bundle(std::uint64_t index) const {
    const tiles::Bundle wanted{index, tiles::width_in(head().size, 0, index)};
    if (wanted.width == 0)
        return refuse(ErrorCode::not_found, "", "a tile outside the tree was asked for");
    auto file = read_file(wanted);
    if (!file) return pass_on(file.error());
    HashedBundle bundle{index * tiles::full_width, std::move(*file), {}, {}};
    auto entries = tiles::parse_bundle(bundle.file, wanted.width);
    if (!entries) return pass_on(tiles::path_of(wanted), entries.error());
    bundle.entries = std::move(*entries);
    const InPhase hashing(effort_.watch, Phase::hash, bundle.file.size(), wanted.width);
    bundle.leaf_hashes.resize(wanted.width);
    merkle::leaf_hashes(bundle.entries, bundle.leaf_hashes);
    return bundle;
}

Result<VerifiedBundle> Reader::verify(std::uint64_t index, Result<HashedBundle> read) {
    const InPhase checking(effort_.watch, Phase::check);
    const auto leaves = hashes_.tile(0, index);
    if (!leaves) return pass_on(leaves.error());
    const auto path = tiles::path_of(tiles::Bundle{index, static_cast<unsigned>(leaves->size())});
    auto verified = compare(std::move(read), *leaves, path);
    if (verified || !store_->rejected(path)) return verified;
    auto again = compare(hash_bundle(index), *leaves, path);
    if (again) again->read_again = true;
    return again;
}

Result<HashedTile> Reader::hash_tile(std::uint64_t index) const {
    if (tiles::width_in(head().size, 0, index) < tiles::full_width) {
        return refuse(ErrorCode::not_found, "", "no full tile");
    }
    auto leaves = tiles::read_tile(*store_, {0, index, tiles::full_width});
    if (!leaves) return pass_on(std::move(leaves.error()));
    auto hashes = *leaves;
    return HashedTile{std::move(*leaves), merkle::perfect_root(hashes)};
}

/// What does not fit is read once more, by who has all the words for it.
Result<std::vector<Hash>> Reader::verify(std::uint64_t index, Result<HashedTile> read) {
    if (!read) return hashes_.tile(0, index);
    const auto above = hashes_.node({tiles::tile_height, index});
    if (above && *above == read->root) return std::move(read->leaves);
    return hashes_.tile(0, index);
}

Result<Bytes> Reader::entry(std::uint64_t index) {
    if (index >= head().size) {
        return refuse(ErrorCode::not_found, "entry " + std::to_string(index),
                      "the log has no such entry", "size " + std::to_string(head().size));
    }
    const auto first = index / tiles::full_width * tiles::full_width;
    if (!last_ || last_->first != first) {
        auto read = bundle(index / tiles::full_width);
        if (!read) return pass_on(read.error());
        last_ = std::move(*read);
    }
    return copy_of(last_->entries[static_cast<std::size_t>(index - first)]);
}

}  // namespace saksi::log
