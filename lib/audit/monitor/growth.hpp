// Growth: how the tree that was found relates to those that were verified before.
// Proved from tiles: a few of them, at the right edges of the two trees.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "saksi/audit/monitor.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/note/tlog_proof.hpp"
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

/// `known` may be null: the first round. The reader is of the tree that was found.
/// Errors are of the files of either tree.
[[nodiscard]] Result<GrowthFinding> judge_growth(const Remembered* known,
                                                 const note::SignedCheckpoint& found,
                                                 tiles::Store& store, log::Reader& reader);

}  // namespace saksi::audit
