// Inclusion and consistency proofs, and what checking one finds.
// A proof is data: sibling hashes, leaf side first. To build one you need the
// stored tree (saksi/log/prover.hpp); to check one, only this file.
// Nothing here allocates, does I/O, keeps state or throws.
//
// Spec: RFC 6962, sections 2.1.1 and 2.1.2. Sizes and indices count entries.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"

namespace saksi::merkle {

/// The largest size anything here accepts: the common range of the field.
inline constexpr std::uint64_t max_size = 0x7fff'ffff'ffff'ffff;

/// A tree of the first `size` entries of a log. Says nothing of who vouches
/// for it: that is a Checkpoint (saksi/note/checkpoint.hpp).
struct TreeHead {
    std::uint64_t size = 0;  ///< entries; 0 only with empty_root()
    Hash root;
    bool operator==(const TreeHead&) const = default;
};

/// "Entry `index` is in the tree."
struct InclusionProof {
    std::uint64_t index = 0;  ///< from 0
    std::vector<Hash> path;   ///< leaf's sibling first; at most 63 hashes
    bool operator==(const InclusionProof&) const = default;
};

/// "The tree of the older size is the beginning of the newer one."
struct ConsistencyProof {
    std::vector<Hash> path;  ///< at most 64 hashes; 63 while the log is below 2^62 entries
    bool operator==(const ConsistencyProof&) const = default;
};

/// What a check found. It does not convert to bool, and zero is not success,
/// so a check that was skipped or mistyped cannot read as passed.
enum class ProofVerdict : std::uint8_t {
    not_checked = 0,
    holds,
    outside_tree,   ///< index >= size, or the old tree is the larger one, or a size is out of range
    wrong_length,   ///< no proof between these sizes has this many hashes
    root_mismatch,  ///< right shape, but it leads to another root
};
[[nodiscard]] SAKSI_API std::string_view to_string(ProofVerdict verdict) noexcept;

/// Does `proof` lead from `leaf` to `head.root`?
/// Costs one hash per path element; the shape is checked before any hashing.
[[nodiscard]] SAKSI_API ProofVerdict verify_inclusion(const InclusionProof& proof, const Hash& leaf,
                                                      const TreeHead& head) noexcept;

/// Is the tree `older` the beginning of the tree `newer`?
/// older.size 0 is outside_tree, also 0 -> 0: an empty tree proves nothing. A
/// caller whose protocol allows it decides before calling (see
/// verify_growth below).
[[nodiscard]] SAKSI_API ProofVerdict verify_consistency(const ConsistencyProof& proof,
                                                        const TreeHead& older,
                                                        const TreeHead& newer) noexcept;

/// As verify_consistency, with the witness protocol's rule for an empty old
/// tree: it holds iff the proof is empty, the old root is empty_root(), and,
/// when the new tree is empty too, so is its root.
[[nodiscard]] SAKSI_API ProofVerdict verify_growth(const ConsistencyProof& proof,
                                                   const TreeHead& older,
                                                   const TreeHead& newer) noexcept;

}  // namespace saksi::merkle
