// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/proof.hpp"

#include <bit>
#include <span>

#include "path_shape.hpp"
#include "saksi/merkle/hash.hpp"

namespace saksi::merkle {
namespace {

using Path = std::span<const Hash>;

Hash fold_inner(Hash hash, std::uint64_t index, Path siblings) noexcept {
    for (const auto& sibling : siblings) {
        hash = (index & 1) != 0 ? node_hash(sibling, hash) : node_hash(hash, sibling);
        index >>= 1;
    }
    return hash;
}

/// As fold_inner in the tree that ends with this node: what is to its right
/// was not there yet.
Hash fold_inner_left(Hash hash, std::uint64_t index, Path siblings) noexcept {
    for (const auto& sibling : siblings) {
        if ((index & 1) != 0) hash = node_hash(sibling, hash);
        index >>= 1;
    }
    return hash;
}

Hash fold_border(Hash hash, Path siblings) noexcept {
    for (const auto& sibling : siblings) hash = node_hash(sibling, hash);
    return hash;
}

}  // namespace

std::string_view to_string(ProofVerdict verdict) noexcept {
    switch (verdict) {
        case ProofVerdict::not_checked:
            return "not_checked";
        case ProofVerdict::holds:
            return "holds";
        case ProofVerdict::outside_tree:
            return "outside_tree";
        case ProofVerdict::wrong_length:
            return "wrong_length";
        case ProofVerdict::root_mismatch:
            return "root_mismatch";
    }
    return "not_checked";
}

ProofVerdict verify_inclusion(const InclusionProof& proof, const Hash& leaf,
                              const TreeHead& head) noexcept {
    const auto shape_verdict = judge_shape(proof, head);
    if (shape_verdict != ProofVerdict::not_checked) return shape_verdict;

    const auto shape = shape_of(proof.index, head.size - 1);
    const auto path = Path(proof.path);
    const auto subtree = fold_inner(leaf, proof.index, path.first(shape.inner));
    const auto root = fold_border(subtree, path.subspan(shape.inner));
    return judge_root(root == head.root);
}

ProofVerdict verify_consistency(const ConsistencyProof& proof, const TreeHead& older,
                                const TreeHead& newer) noexcept {
    if (older.size == 0 || older.size > newer.size || newer.size > max_size) {
        return ProofVerdict::outside_tree;
    }
    const auto path = Path(proof.path);
    if (older.size == newer.size) {
        return path.empty() ? judge_root(older.root == newer.root) : ProofVerdict::wrong_length;
    }

    // The fold starts at the old tree's last perfect subtree. When that is the
    // whole old tree its hash is the old root, and the path leaves it out.
    const auto level = std::countr_zero(older.size);
    const auto index = (older.size - 1) >> level;
    const auto shape = shape_of(index, (newer.size - 1) >> level);
    const std::size_t given = index == 0 ? 0 : 1;
    if (path.size() != given + shape.inner + shape.border) return ProofVerdict::wrong_length;

    const auto& start = given != 0 ? path.front() : older.root;
    const auto inner = path.subspan(given, shape.inner);
    const auto border = path.subspan(given + shape.inner);
    const auto old_root = fold_border(fold_inner_left(start, index, inner), border);
    const auto new_root = fold_border(fold_inner(start, index, inner), border);
    return judge_root(old_root == older.root && new_root == newer.root);
}

ProofVerdict verify_growth(const ConsistencyProof& proof, const TreeHead& older,
                           const TreeHead& newer) noexcept {
    if (older.size != 0) return verify_consistency(proof, older, newer);
    if (newer.size > max_size) return ProofVerdict::outside_tree;
    if (!proof.path.empty()) return ProofVerdict::wrong_length;

    const bool new_root_possible = newer.size != 0 || newer.root == empty_root();
    return judge_root(older.root == empty_root() && new_root_possible);
}

}  // namespace saksi::merkle
