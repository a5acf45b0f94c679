// How an inclusion path lies in its tree, which is known before any hashing.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "saksi/merkle/proof.hpp"

namespace saksi::merkle {

/// Below the level where a node's branch meets the right edge of the tree,
/// every level gives a sibling, on either side. Above it only left siblings
/// remain, one for each set bit of the index.
struct PathShape {
    std::size_t inner = 0;
    std::size_t border = 0;
};

/// `index` and `edge`: of the node and of the right edge, at the node's level.
inline PathShape shape_of(std::uint64_t index, std::uint64_t edge) noexcept {
    const auto inner = std::bit_width(index ^ edge);  // at most 63: sizes are below 2^63
    return {static_cast<std::size_t>(inner),
            static_cast<std::size_t>(std::popcount(index >> inner))};
}

/// What speaks against a proof before any hashing; not_checked: nothing does.
inline ProofVerdict judge_shape(const InclusionProof& proof, const TreeHead& head) noexcept {
    if (proof.index >= head.size || head.size > max_size) return ProofVerdict::outside_tree;
    const auto shape = shape_of(proof.index, head.size - 1);
    const bool fits = proof.path.size() == shape.inner + shape.border;
    return fits ? ProofVerdict::not_checked : ProofVerdict::wrong_length;
}

/// Where a path ends.
inline ProofVerdict judge_root(bool same) noexcept {
    return same ? ProofVerdict::holds : ProofVerdict::root_mismatch;
}

}  // namespace saksi::merkle
