// SPDX-License-Identifier: Apache-2.0
#include "partial_check.hpp"

#include <algorithm>
#include <bitset>
#include <string>

#include "saksi/core/encoding.hpp"
#include "saksi/tiles/entry_bundle.hpp"

namespace saksi::audit {
namespace {

using Widths = std::bitset<tiles::full_width>;

/// Widths of the partial files beside a tile or bundle that is `width` wide now.
Result<Widths> stored_widths(const LogFolder& folder, const std::string& full_file,
                             unsigned width) {
    const auto names = folder.names(full_file + ".p");
    if (!names) return pass_on(names.error());
    Widths stored;
    for (const auto& name : *names) {
        const auto number = parse_decimal(name);
        if (number && *number > 0 && *number < width) stored.set(*number);
    }
    return stored;
}

/// Widths that tile (level, index) had at archived sizes. None when the tile is
/// full: then the full file serves.
Widths needed_widths(const Archive& archive, const tiles::Tile& tile) {
    Widths needed;
    if (tile.width == tiles::full_width) return needed;
    const auto& sizes = archive.sizes();
    for (auto size = sizes.rbegin(); size != sizes.rend(); ++size) {
        const auto width = tiles::width_in(*size, tile.level, tile.index);
        if (width == 0) break;
        if (width < tile.width) needed.set(width);
    }
    return needed;
}

/// The first place at which two rows differ; the shorter one's length if none.
unsigned first_difference(const std::vector<Hash>& shorter, const std::vector<Hash>& longer) {
    const auto end =
        shorter.begin() + static_cast<std::ptrdiff_t>(std::min(shorter.size(), longer.size()));
    return static_cast<unsigned>(std::mismatch(shorter.begin(), end, longer.begin()).first -
                                 shorter.begin());
}

Result<void> check_partial_tile(LogAudit& audit, const tiles::Tile& partial,
                                const std::vector<Hash>& hashes) {
    const auto file = tiles::path_of(partial);
    const auto content = audit.folder.look(file, tiles::full_width * Hash::size);
    if (!content) return pass_on(content.error());
    if (!audit.require(file, *content)) return {};

    const auto stored = tiles::parse_tile(content->bytes, partial.width);
    if (!stored) {
        audit.findings.add(found(file, stored.error()));
        return {};
    }
    const auto place = first_difference(*stored, hashes);
    if (place == partial.width) return {};
    audit.findings.add(at_hash(
        place, found(LogFlaw::wrong, file, "is not the beginning of the tile that grew from it")));
    return {};
}

/// The bytes of the first `width` entries.
ByteView beginning_of(const BundleLook& now, unsigned width) {
    const auto& last = now.entries[width - 1];
    const auto length = last.data() + last.size() - now.content.bytes.data();
    return ByteView(now.content.bytes).first(static_cast<std::size_t>(length));
}

/// Says what is wrong with a partial bundle that is not what it should be.
Result<void> blame_partial_bundle(LogAudit& audit, const tiles::Bundle& partial,
                                  const std::vector<Hash>& leaves) {
    const auto look = look_at_bundle(audit.folder, partial, Reading::bytes);
    if (!look) return pass_on(look.error());
    const auto file = tiles::path_of(partial);
    const auto place = first_difference(look->leaves, leaves);
    const auto index = partial.index * tiles::full_width + std::min(place, partial.width - 1);
    if (look->malformed) {
        audit.findings.add(at_entry(index, found(file, *look->malformed)));
    } else if (place < partial.width) {
        audit.findings.add(
            at_entry(index, found(LogFlaw::wrong, file, "an entry is not the one in the tree")));
    }
    return {};
}

/// Most often it is byte for byte the beginning of the file that grew from it.
Result<void> check_partial_bundle(LogAudit& audit, const BundleLook& now,
                                  const tiles::Bundle& partial, const std::vector<Hash>& leaves) {
    const auto file = tiles::path_of(partial);
    const auto content = audit.folder.look(file, tiles::max_bundle_size);
    if (!content) return pass_on(content.error());
    if (!audit.require(file, *content)) return {};
    if (now.is_whole() && now.leaves == leaves) {
        const auto expected = beginning_of(now, partial.width);
        const auto& bytes = content->bytes;
        if (std::equal(bytes.begin(), bytes.end(), expected.begin(), expected.end())) return {};
    }
    return blame_partial_bundle(audit, partial, leaves);
}

}  // namespace

Result<void> check_partial_tiles(LogAudit& audit, const Archive& archive, const tiles::Tile& tile,
                                 const std::vector<Hash>& hashes) {
    const auto full_file = tiles::path_of(tiles::Tile{tile.level, tile.index});
    const auto stored = stored_widths(audit.folder, full_file, tile.width);
    if (!stored) return pass_on(stored.error());
    const auto wanted = *stored | needed_widths(archive, tile);
    for (unsigned width = 1; width < tile.width; ++width) {
        if (!wanted[width]) continue;
        const auto checked = check_partial_tile(audit, {tile.level, tile.index, width}, hashes);
        if (!checked) return checked;
    }
    return {};
}

Result<void> check_partial_bundles(LogAudit& audit, const Archive& archive, const BundleLook& now,
                                   const std::vector<Hash>& leaves) {
    const auto& bundle = now.bundle;
    const auto full_file = tiles::path_of(tiles::Bundle{bundle.index});
    const auto stored = stored_widths(audit.folder, full_file, bundle.width);
    if (!stored) return pass_on(stored.error());
    const auto wanted = *stored | needed_widths(archive, {0, bundle.index, bundle.width});
    for (unsigned width = 1; width < bundle.width; ++width) {
        if (!wanted[width]) continue;
        const auto checked = check_partial_bundle(audit, now, {bundle.index, width}, leaves);
        if (!checked) return checked;
    }
    return {};
}

}  // namespace saksi::audit
