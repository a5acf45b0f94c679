// Growth: how the tree that was found relates to those that were verified before.
// Proved from tiles: a few of them, at the right edges of the two trees.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "saksi/audit/monitor.hpp"
#include "saksi/note/tlog_proof.hpp"
#include "saksi/tiles/hash_source.hpp"
#include "state_file.hpp"

namespace saksi::audit {

struct GrowthFinding {
    Growth growth = Growth::not_checked;
    /// The checkpoint of before that the one that was found is held against.
    std::optional<note::SignedCheckpoint> against;
    /// Of a fork: from the smaller tree's size to the larger one, a proof that the
    /// smaller tree is not its beginning. None where both are of one size.
    std::optional<note::GrowthProof> contradiction;
};

/// Only of a tree that is larger than the last are tiles needed; whether heads of
/// known sizes contradict each other shows without.
[[nodiscard]] bool needs_tiles(const Remembered* known, const merkle::TreeHead& found) noexcept;

/// Of a tree that is no larger than the last: by heads, and what the store still has.
[[nodiscard]] GrowthFinding judge_no_growth(const Remembered& known, const merkle::TreeHead& found,
                                            tiles::Store& store);
/// Of any other. `known` may be null: the first round. The hashes are of the tree
/// that was found; errors are of its files.
[[nodiscard]] Result<GrowthFinding> judge_growth(const Remembered* known,
                                                 const note::SignedCheckpoint& found,
                                                 tiles::HashSource& hashes);

}  // namespace saksi::audit
