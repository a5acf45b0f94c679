// The stored tree against the signed root, and against the entries.
//
// Downwards: the partial tiles at the right edge must give the root, and each
// full tile the hash that its parent tile has of it. That proves a tile without
// its entries. Upwards: every hash is computed again from the entries. Where
// two files disagree, the one that fits the tree above is right.
//
// Bundles are looked at ahead, by as many threads as the options say, and come
// one by one in the order of the log.
//
// Memory: one tile a level, and a few bundles a thread.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "archive_check.hpp"
#include "bundle_judgement.hpp"
#include "growth_follower.hpp"
#include "log_audit.hpp"
#include "lookup_check.hpp"
#include "saksi/core/ordered_work.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/tiles/tile.hpp"

namespace saksi::audit {

/// A tile as its file has it.
struct StoredTile {
    std::optional<Hashes> hashes;  ///< none: missing or malformed, and reported
    bool proven = false;           ///< the tree above has these very hashes
};

/// What the tile above says of a full tile.
struct Claim {
    Hash root;
    bool proven = false;  ///< the tile above fits the signed root itself
};

class TreeCheck {
 public:
    /// The archive is compared as the tree grows, and lookups with what entries say.
    TreeCheck(LogAudit& audit, const Archive& archive, GrowthFollower& growth, LookupCheck& lookups,
              const merkle::TreeHead& head)
        : audit_(audit),
          archive_(archive),
          growth_(growth),
          lookups_(lookups),
          head_(head),
          reading_(reading_of(audit.options.entries, lookups)),
          looks_(tiles::tiles_in(head.size, 0), audit.options.effort.threads,
                 [this](std::uint64_t index) { return look_at(index); }) {}

    [[nodiscard]] Result<void> run();

 private:
    Result<std::optional<Hashes>> read_tile(const tiles::Tile& tile);

    Result<void> read_edge();
    Result<void> prove_edge();
    [[nodiscard]] bool edge_gives_root(const std::optional<Hashes>& lowest) const;
    Result<void> check_edge(unsigned level);

    Result<std::optional<Hash>> check_full(unsigned level, std::uint64_t index,
                                           const std::optional<Claim>& claim);
    Result<std::optional<Hash>> check_full_entries(const tiles::Tile& tile,
                                                   const std::optional<Hashes>& stored,
                                                   const std::optional<Claim>& claim);
    Result<std::optional<Hashes>> check_inner(const tiles::Tile& tile, const StoredTile& stored);
    void compare(const tiles::Tile& tile, const Hashes& stored, const Hashes& below);
    [[nodiscard]] Result<BundleLook> look_at(std::uint64_t index) const;
    Result<Ground> check_entries(const tiles::Tile& tile, const std::optional<Hashes>& stored,
                                 const Judge& judge);
    void check_root();
    void take_hints(const BundleLook& look, const Ground& ground);
    [[nodiscard]] static Reading reading_of(Entries entries, const LookupCheck& lookups) {
        if (entries == Entries::any) return Reading::bytes;
        return lookups.wanted() ? Reading::events_and_hints : Reading::events;
    }

    [[nodiscard]] bool gave_up() const noexcept;
    void watch_for_holes(bool hole);

    LogAudit& audit_;
    const Archive& archive_;
    GrowthFollower& growth_;
    LookupCheck& lookups_;
    merkle::TreeHead head_;
    Reading reading_;
    std::vector<StoredTile> edge_;  // partial tiles, by level
    std::uint64_t missing_in_a_row_ = 0;
    OrderedWork<Result<BundleLook>> looks_;  // last: threads read what stands above
};

}  // namespace saksi::audit
