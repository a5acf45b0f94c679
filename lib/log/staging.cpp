// SPDX-License-Identifier: Apache-2.0
#include "staging.hpp"

#include <algorithm>

#include "saksi/core/encoding.hpp"
#include "saksi/core/ordered_work.hpp"
#include "saksi/merkle/hash.hpp"
#include "saksi/tiles/entry_bundle.hpp"

namespace saksi::log {
namespace {

constexpr std::string_view seals_folder = "checkpoints/";
/// A full bundle, usually: while a long batch is staged, the disk is not idle.
constexpr std::size_t worth_hastening = std::size_t{1} << 15;

auto flipped(const std::string& place) {
    return refuse(ErrorCode::inconsistent, place,
                  "what is staged is not what was written: a fault of disk or memory");
}

std::string seal_of(std::uint64_t size) { return std::string(seals_folder) + std::to_string(size); }

/// A narrower file than the tree's belongs to a smaller tree, whose checkpoint was signed. It is
/// needed until there is the full one.
bool is_needed(unsigned width, unsigned width_now) {
    return width_now == tiles::full_width ? width == width_now : width <= width_now;
}

bool is_needed(const std::string& path, std::uint64_t size) {
    if (const auto tile = tiles::parse_tile_path(path)) {
        return is_needed(tile->width, tiles::width_in(size, tile->level, tile->index));
    }
    const auto bundle = tiles::parse_bundle_path(path);
    return bundle && is_needed(bundle->width, tiles::width_in(size, 0, bundle->index));
}

bool starts_with(const Bytes& file, ByteView beginning) {
    return file.size() >= beginning.size() &&
           std::equal(beginning.begin(), beginning.end(), file.begin());
}

}  // namespace

Result<void> Staging::begin(const std::string& too) {
    if (auto gone = discard(); !gone) return gone;
    auto group = files_.begin_group({parent_of(folder_), too});
    if (!group) return pass_on(group.error());
    group_ = std::move(*group);
    return files_.make_directory(folder_, private_folder_mode);
}

std::string Staging::place_of(std::string path) const {
    std::replace(path.begin(), path.end(), '/', '+');
    return folder_ + "/" + path;
}

Result<void> Staging::write(const std::string& path, ByteView bytes) {
    const auto place = place_of(path);
    auto written = files_.write_new(place, bytes, public_file_mode);
    if (written && bytes.size() >= worth_hastening) group_->hasten(place);
    return written;
}

Result<void> Staging::write(const TileContents& contents) {
    return write(tiles::path_of(contents.tile), tiles::print_tile(contents.hashes));
}

Result<Bytes> Staging::read(const std::string& path, std::uint64_t limit) const {
    auto staged = files_.read(place_of(path), limit);
    if (staged || staged.error().code != ErrorCode::not_found) return staged;
    return files_.read(public_folder_ + "/" + path, limit);
}

Result<void> Staging::seal(const note::Checkpoint& checkpoint) {
    const auto text = note::print_checkpoint(checkpoint);
    const auto seal = seal_of(checkpoint.head.size);
    if (auto written = write(seal, bytes_of(text)); !written) return written;
    return group_->sync();
}

Result<std::optional<note::Checkpoint>> Staging::sealed(const merkle::TreeHead& of) const {
    auto seal = read_seal(of.size);
    if (seal && *seal && (*seal)->head != of) return std::nullopt;
    return seal;
}

Result<std::optional<note::Checkpoint>> Staging::read_seal(std::uint64_t size) const {
    const auto text = files_.read(place_of(seal_of(size)), note::max_note_size);
    if (!text && text.error().code != ErrorCode::not_found) return pass_on(text.error());
    if (!text) return std::nullopt;
    // A torn seal is no seal: nothing was promised for it.
    auto checkpoint = note::parse_checkpoint(text_of(*text));
    if (!checkpoint || checkpoint->head.size != size) return std::nullopt;
    return std::move(*checkpoint);
}

Result<std::vector<note::Checkpoint>> Staging::seals() const {
    const auto staged = list();
    if (!staged) return pass_on(staged.error());
    std::vector<note::Checkpoint> seals;
    for (const auto& path : *staged) {
        if (!path.starts_with(seals_folder)) continue;
        const auto size = parse_decimal(std::string_view(path).substr(seals_folder.size()));
        if (!size) continue;
        auto checkpoint = read_seal(*size);
        if (!checkpoint) return pass_on(checkpoint.error());
        if (*checkpoint) seals.push_back(std::move(**checkpoint));
    }
    std::sort(seals.begin(), seals.end(),
              [](const auto& a, const auto& b) { return a.head.size < b.head.size; });
    return seals;
}

Result<std::vector<std::string>> Staging::paths(std::uint64_t size) const {
    auto paths = list();
    if (!paths) return paths;
    std::erase_if(*paths, [&](const std::string& path) { return !is_needed(path, size); });
    return paths;
}

/// Nothing, if there is no such folder.
Result<std::vector<std::string>> Staging::list() const {
    auto names = files_.list(folder_);
    if (!names && names.error().code == ErrorCode::not_found) return std::vector<std::string>{};
    if (!names) return pass_on(names.error());
    for (auto& name : *names) std::replace(name.begin(), name.end(), '+', '/');
    return names;
}

Result<void> Staging::discard() { return remove_tree(files_, folder_); }

Result<void> Staging::verify_tile(const TileContents& contents) const {
    const auto path = tiles::path_of(contents.tile);
    const auto file = read(path, tiles::full_width * Hash::size);
    if (!file) return pass_on(file.error());
    if (*file == tiles::print_tile(contents.hashes)) return {};
    return flipped(path);
}

/// The leaf hashes of a staged bundle, which must begin with `beginning`.
Result<std::vector<Hash>> Staging::hash_bundle(const tiles::Bundle& bundle, ByteView beginning,
                                               PhaseWatch* watch) const {
    const auto path = tiles::path_of(bundle);
    InPhase checking(watch, Phase::check, 0, bundle.width);
    const auto file = read(path, tiles::max_bundle_size);
    if (!file) return pass_on(file.error());
    checking.did(file->size());
    const auto entries = tiles::parse_bundle(*file, bundle.width);
    if (!entries) return pass_on(path, entries.error());
    if (!starts_with(*file, beginning)) return flipped(path);
    std::vector<Hash> leaves(bundle.width);
    merkle::leaf_hashes(*entries, leaves);
    return leaves;
}

Result<void> Staging::verify(Edge before, const merkle::TreeHead& after,
                             const Effort& effort) const {
    std::vector<TileContents> filled;
    const auto old_size = before.size();
    const auto first = old_size / tiles::full_width;
    const auto count = tiles::tiles_in(after.size, 0) - first;
    const auto& begun = before.bundle();  // of the first bundle; append() leaves it alone
    OrderedWork<Result<std::vector<Hash>>> bundles(count, effort.threads, [&](std::uint64_t i) {
        const tiles::Bundle bundle{first + i, tiles::width_in(after.size, 0, first + i)};
        return hash_bundle(bundle, i == 0 ? ByteView(begun) : ByteView(), effort.watch);
    });
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto leaves = bundles.next();
        if (!leaves) return pass_on(leaves.error());
        for (auto at = before.size() % tiles::full_width; at < leaves->size(); ++at) {
            before.append((*leaves)[static_cast<std::size_t>(at)], filled);
        }
        for (const auto& tile : filled) {
            if (auto same = verify_tile(tile); !same) return same;
        }
        filled.clear();
    }
    for (const auto& tile : before.partial_tiles(old_size)) {
        if (auto same = verify_tile(tile); !same) return same;
    }
    if (before.head() == after) return {};
    return flipped(folder_);
}

}  // namespace saksi::log
