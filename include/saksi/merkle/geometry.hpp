// Which nodes make up a root or a proof: index arithmetic alone, no hashing,
// no I/O. A node (level, index) is the root of the perfect subtree over the
// leaves [index * 2^level, (index + 1) * 2^level). Whoever holds nodes (tiles,
// a test's array) fetches the ones named here and combines them.
//
// Spec: RFC 6962 sections 2.1.1 and 2.1.2. Sizes are at most 2^63-1.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"

namespace saksi::merkle {

struct Node {
    unsigned level = 0;       ///< 0 is a leaf hash; at most 62
    std::uint64_t index = 0;  ///< from 0, left to right
    auto operator<=>(const Node&) const = default;
};

/// The perfect subtrees of a tree of `size` leaves, largest (leftmost) first.
[[nodiscard]] SAKSI_API std::vector<Node> edge_nodes(std::uint64_t size);

/// What a proof is made of. Path element i is nodes[i] alone, except that the
/// `count` nodes from `first` on are one element: their fold from the right
/// (node_hash(n[first], node_hash(n[first+1], …))), the part of the tree that
/// is not perfect. count 0 or 1: nothing to fold.
struct ProofNodes {
    std::vector<Node> nodes;  ///< in path order; the folded run largest first
    std::size_t first = 0;
    std::size_t count = 0;
};

/// Requires index < size.
[[nodiscard]] SAKSI_API ProofNodes inclusion_nodes(std::uint64_t index, std::uint64_t size);
/// Requires 0 < old_size <= new_size; empty when they are equal.
[[nodiscard]] SAKSI_API ProofNodes consistency_nodes(std::uint64_t old_size,
                                                     std::uint64_t new_size);

/// The path, from the hashes of `wanted.nodes` in the same order.
[[nodiscard]] SAKSI_API std::vector<Hash> fold_proof(const ProofNodes& wanted,
                                                     std::vector<Hash> hashes);

/// Root of a tree from the hashes of edge_nodes(size); empty_root() for none.
[[nodiscard]] SAKSI_API Hash fold_edge(const std::vector<Hash>& edge) noexcept;

}  // namespace saksi::merkle
