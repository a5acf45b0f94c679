// SPDX-License-Identifier: Apache-2.0
#include "tree_check.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "partial_check.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/merkle/geometry.hpp"
#include "saksi/merkle/hash.hpp"

namespace saksi::audit {
namespace {

/// A size may be signed and still be absurd: where so many bundles in a row are
/// missing, the rest is not looked for.
constexpr std::uint64_t patience = 1000;

Hash root_of(Hashes hashes) noexcept { return merkle::perfect_root(hashes); }

}  // namespace

Result<void> TreeCheck::run() {
    if (auto read = read_edge(); !read) return read;
    if (auto proved = prove_edge(); !proved) return proved;
    for (auto level = static_cast<unsigned>(edge_.size()); level-- > 0;) {
        if (auto checked = check_edge(level); !checked) return checked;
    }
    if (auto finished = growth_.finish(); !finished) return finished;
    check_root();
    return {};
}

Result<std::optional<Hashes>> TreeCheck::read_tile(const tiles::Tile& tile) {
    const auto file = tiles::path_of(tile);
    const auto content = audit_.folder.look(file, tiles::full_width * Hash::size);
    if (!content) return pass_on(content.error());
    if (!audit_.require(file, *content)) return std::optional<Hashes>{};

    auto hashes = tiles::parse_tile(content->bytes, tile.width);
    if (hashes) return std::optional{std::move(*hashes)};
    audit_.findings.add(found(file, hashes.error()));
    return std::optional<Hashes>{};
}

// The right edge.

Result<void> TreeCheck::read_edge() {
    edge_.resize(tiles::levels_in(head_.size));
    for (unsigned level = 0; level < edge_.size(); ++level) {
        const auto index = tiles::hashes_in(head_.size, level) / tiles::full_width;
        const auto width = tiles::width_in(head_.size, level, index);
        if (width == 0) continue;
        auto hashes = read_tile({level, index, width});
        if (!hashes) return pass_on(hashes.error());
        edge_[level].hashes = std::move(*hashes);
    }
    return {};
}

/// Do the partial tiles give the signed root, with these hashes at level 0?
bool TreeCheck::edge_gives_root(const std::optional<Hashes>& lowest) const {
    Hashes roots;
    for (const auto& node : merkle::edge_nodes(head_.size)) {
        const auto level = tiles::tile_of(node).level;
        const auto& tile = level == 0 ? lowest : edge_[level].hashes;
        if (!tile) return false;
        roots.push_back(tiles::subtree_root(*tile, node));
    }
    return merkle::fold_edge(roots) == head_.root;
}

/// If the lowest tile is damaged or lost, the entries can stand in for it.
Result<void> TreeCheck::prove_edge() {
    if (edge_.empty()) return {};
    bool proven = edge_gives_root(edge_[0].hashes);
    const auto last = tiles::hashes_in(head_.size, 0) / tiles::full_width;
    const auto width = tiles::width_in(head_.size, 0, last);
    if (!proven && width > 0) {
        const auto look = look_at_bundle(audit_.folder, {last, width}, Reading::bytes);
        if (!look) return pass_on(look.error());
        proven = look->is_whole() && edge_gives_root(look->leaves);
    }
    for (auto& tile : edge_) tile.proven = proven;
    return {};
}

Result<void> TreeCheck::check_edge(unsigned level) {
    const auto index = tiles::hashes_in(head_.size, level) / tiles::full_width;
    const tiles::Tile tile{level, index, tiles::width_in(head_.size, level, index)};
    if (tile.width == 0 || gave_up()) return {};
    if (level > 0) {
        const auto checked = check_inner(tile, edge_[level]);
        return checked ? Result<void>{} : pass_on(checked.error());
    }
    const Judge judge{[this](const Hashes& hashes) { return edge_gives_root(hashes); }, false};
    const auto ground = check_entries(tile, edge_[0].hashes, judge);
    if (!ground) return pass_on(ground.error());
    return growth_.add(*ground, tile.width);
}

/// All files were as they should be or were named; this names what is left:
/// entries and tiles that agree with each other, and not with what was signed.
void TreeCheck::check_root() {
    const auto root = growth_.root();
    if (!root || *root == head_.root) return;
    audit_.findings.add(at_entry(growth_.proven_size(),
                                 found(LogFlaw::wrong, "tile/entries",
                                       "the stored entries do not lead to the signed root")));
}

// Everything left of it. A root that cannot be known is none.

Result<std::optional<Hash>> TreeCheck::check_full(unsigned level, std::uint64_t index,
                                                  const std::optional<Claim>& claim) {
    if (gave_up()) return std::optional<Hash>{};
    const tiles::Tile tile{level, index, tiles::full_width};
    auto hashes = read_tile(tile);
    if (!hashes) return pass_on(hashes.error());
    if (level == 0) return check_full_entries(tile, *hashes, claim);

    const bool proven = claim && claim->proven && *hashes && root_of(**hashes) == claim->root;
    const auto below = check_inner(tile, {std::move(*hashes), proven});
    if (!below) return pass_on(below.error());
    if (!*below) return claim ? std::optional{claim->root} : std::nullopt;

    const auto root = root_of(**below);
    if (!claim || !claim->proven || root == claim->root) return std::optional{root};
    audit_.findings.add(found(LogFlaw::wrong, tiles::path_of(tile),
                              "what lies below this tile is not in the signed tree"));
    return std::optional{claim->root};
}

Result<std::optional<Hash>> TreeCheck::check_full_entries(const tiles::Tile& tile,
                                                          const std::optional<Hashes>& stored,
                                                          const std::optional<Claim>& claim) {
    Judge judge{nullptr, claim && claim->proven};
    if (claim) judge.fits = [&](const Hashes& hashes) { return root_of(hashes) == claim->root; };
    auto ground = check_entries(tile, stored, judge);
    if (!ground) return pass_on(ground.error());

    const bool own = !ground->leaves.empty() && !ground->fits && !judge.accuses;
    if (own || (!claim && !ground->leaves.empty())) {
        ground->root = root_of(ground->leaves);
    } else if (claim) {
        ground->root = claim->root;
    }
    if (auto added = growth_.add(*ground, tile.width); !added) return pass_on(added.error());
    return ground->root;
}

/// The roots below a tile's hashes, held against these.
Result<std::optional<Hashes>> TreeCheck::check_inner(const tiles::Tile& tile,
                                                     const StoredTile& stored) {
    Hashes below(tile.width);
    bool known = true;
    for (unsigned i = 0; i < tile.width; ++i) {
        std::optional<Claim> claim;
        if (stored.hashes) claim = Claim{(*stored.hashes)[i], stored.proven};
        const auto root = check_full(tile.level - 1, tile.index * tiles::full_width + i, claim);
        if (!root) return pass_on(root.error());
        known = known && *root;
        if (*root) below[i] = **root;
    }
    if (!known) return std::optional<Hashes>{};

    if (stored.hashes) compare(tile, *stored.hashes, below);
    const auto partials = check_partial_tiles(audit_, archive_, tile, below);
    if (!partials) return pass_on(partials.error());
    return std::optional{std::move(below)};
}

void TreeCheck::compare(const tiles::Tile& tile, const Hashes& stored, const Hashes& below) {
    const auto [ours, theirs] = std::mismatch(stored.begin(), stored.end(), below.begin());
    if (ours == stored.end()) return;
    const auto place = static_cast<unsigned>(ours - stored.begin());
    audit_.findings.add(at_hash(place, found(LogFlaw::wrong, tiles::path_of(tile),
                                             "a hash is not that of the tile below it")));
}

Result<BundleLook> TreeCheck::look_at(std::uint64_t index) const {
    const tiles::Bundle bundle{index, tiles::width_in(head_.size, 0, index)};
    return look_at_bundle(audit_.folder, bundle, reading_, audit_.options.effort.watch);
}

/// The tiles of level 0 are met from left to right, and so are their bundles.
Result<Ground> TreeCheck::check_entries(const tiles::Tile& tile,
                                        const std::optional<Hashes>& stored, const Judge& judge) {
    const auto look = looks_.next();
    if (!look) return pass_on(look.error());
    SAKSI_EXPECTS(look->bundle == (tiles::Bundle{tile.index, tile.width}));
    watch_for_holes(look->content.presence == Presence::missing && !stored);
    const InPhase checking(audit_.options.effort.watch, Phase::check);
    auto ground = judge_bundle(audit_, *look, stored, judge);
    take_hints(*look, ground);
    if (ground.certain) {
        auto checked = check_partial_tiles(audit_, archive_, tile, ground.leaves);
        if (checked) checked = check_partial_bundles(audit_, archive_, *look, ground.leaves);
        if (!checked) return pass_on(checked.error());
    }
    if (audit_.options.progress) {
        audit_.options.progress(tile.index * tiles::full_width + tile.width, head_.size);
    }
    return ground;
}

/// Only of entries that are in their place: lookups know no others.
void TreeCheck::take_hints(const BundleLook& look, const Ground& ground) {
    for (const auto& hint : look.hints) {
        if (!ground.has(look.leaves, hint.place)) continue;
        lookups_.take(look.bundle.index * tiles::full_width + hint.place, hint);
    }
}

bool TreeCheck::gave_up() const noexcept { return missing_in_a_row_ > patience; }

void TreeCheck::watch_for_holes(bool hole) {
    missing_in_a_row_ = hole ? missing_in_a_row_ + 1 : 0;
    if (!gave_up()) return;
    growth_.lose_track();
    audit_.findings.add(found(LogFlaw::missing, "tile/entries",
                              "so much is missing that the rest was not looked for"));
}

}  // namespace saksi::audit
