// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/geometry.hpp"

#include <bit>
#include <iterator>

#include "saksi/core/expects.hpp"
#include "saksi/merkle/hash.hpp"
#include "saksi/merkle/proof.hpp"

namespace saksi::merkle {
namespace {

/// Appends the perfect subtrees of the leaves [begin, end), largest first;
/// `begin` is a multiple of a power of two that is no less than their number.
void append_range(std::vector<Node>& nodes, std::uint64_t begin, std::uint64_t end) {
    while (begin < end) {
        const auto level = static_cast<unsigned>(std::bit_width(end - begin)) - 1;
        nodes.push_back({level, begin >> level});
        begin += std::uint64_t{1} << level;
    }
}

/// Appends the siblings met on the way from `node` up to the root of a tree of
/// `size` leaves. Up to the level where its branch meets the right edge there
/// is one at every level, and the last of them, on the right, is the only one
/// that need not be perfect; above, only left ones, one a set bit of the index.
void append_siblings(ProofNodes& proof, Node node, std::uint64_t size) {
    auto [level, index] = node;
    auto edge = (size - 1) >> level;  // the index, at this level, of the right edge
    for (; index != edge; ++level, index >>= 1, edge >>= 1) {
        const auto sibling = index ^ 1;
        if (sibling != edge) {
            proof.nodes.push_back({level, sibling});
            continue;
        }
        proof.first = proof.nodes.size();
        append_range(proof.nodes, sibling << level, size);
        proof.count = proof.nodes.size() - proof.first;
    }
    for (; index != 0; ++level, index >>= 1) {
        if ((index & 1) != 0) proof.nodes.push_back({level, index - 1});
    }
}

}  // namespace

std::vector<Node> edge_nodes(std::uint64_t size) {
    SAKSI_EXPECTS(size <= max_size);
    std::vector<Node> nodes;
    append_range(nodes, 0, size);
    return nodes;
}

ProofNodes inclusion_nodes(std::uint64_t index, std::uint64_t size) {
    SAKSI_EXPECTS(index < size && size <= max_size);
    ProofNodes proof;
    proof.nodes.reserve(static_cast<std::size_t>(2 * std::bit_width(size)));
    append_siblings(proof, {0, index}, size);
    return proof;
}

ProofNodes consistency_nodes(std::uint64_t old_size, std::uint64_t new_size) {
    SAKSI_EXPECTS(0 < old_size && old_size <= new_size && new_size <= max_size);
    ProofNodes proof;
    if (old_size == new_size) return proof;

    // The old tree's last perfect subtree is in both trees: the way from it to
    // the roots passes every other part of either. The verifier has it already
    // when it is the whole old tree.
    const auto level = static_cast<unsigned>(std::countr_zero(old_size));
    const Node last{level, (old_size - 1) >> level};
    if (last.index != 0) proof.nodes.push_back(last);
    append_siblings(proof, last, new_size);
    return proof;
}

std::vector<Hash> fold_proof(const ProofNodes& wanted, std::vector<Hash> hashes) {
    SAKSI_EXPECTS(hashes.size() == wanted.nodes.size());
    if (wanted.count < 2) return hashes;

    const auto first = hashes.begin() + static_cast<std::ptrdiff_t>(wanted.first);
    const auto end = first + static_cast<std::ptrdiff_t>(wanted.count);
    *first = fold_edge({first, end});
    hashes.erase(std::next(first), end);
    return hashes;
}

Hash fold_edge(const std::vector<Hash>& edge) noexcept {
    if (edge.empty()) return empty_root();
    auto root = edge.back();
    for (auto left = std::next(edge.rbegin()); left != edge.rend(); ++left) {
        root = node_hash(*left, root);
    }
    return root;
}

}  // namespace saksi::merkle
