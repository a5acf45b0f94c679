// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/proof.hpp"

#include <bit>
#include <span>

#include "saksi/merkle/hash.hpp"

namespace saksi::merkle {
namespace {

using Path = std::span<const Hash>;

/// Below the level where a node's branch meets the right edge of the tree,
/// every level gives a sibling, on either side. Above it only left siblings
/// remain, one for each set bit of the index.
struct PathShape {
    std::size_t inner = 0;
    std::size_t border = 0;
};

/// `index` and `edge`: of the node and of the right edge, at the node's level.
PathShape shape_of(std::uint64_t index, std::uint64_t edge) noexcept {
    const auto inner = std::bit_width(index ^ edge);  // at most 63: sizes are below 2^63
    return {static_cast<std::size_t>(inner),
            static_cast<std::size_t>(std::popcount(index >> inner))};
}

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

ProofVerdict verdict_of(bool same_root) noexcept {
    return same_root ? ProofVerdict::holds : ProofVerdict::root_mismatch;
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
    if (proof.index >= head.size || head.size > max_size) return ProofVerdict::outside_tree;

    const auto shape = shape_of(proof.index, head.size - 1);
    const auto path = Path(proof.path);
    if (path.size() != shape.inner + shape.border) return ProofVerdict::wrong_length;

    const auto subtree = fold_inner(leaf, proof.index, path.first(shape.inner));
    const auto root = fold_border(subtree, path.subspan(shape.inner));
    return verdict_of(root == head.root);
}

ProofVerdict verify_consistency(const ConsistencyProof& proof, const TreeHead& older,
                                const TreeHead& newer) noexcept {
    if (older.size == 0 || older.size > newer.size || newer.size > max_size) {
        return ProofVerdict::outside_tree;
    }
    const auto path = Path(proof.path);
    if (older.size == newer.size) {
        return path.empty() ? verdict_of(older.root == newer.root) : ProofVerdict::wrong_length;
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
    return verdict_of(old_root == older.root && new_root == newer.root);
}

ProofVerdict verify_growth(const ConsistencyProof& proof, const TreeHead& older,
                           const TreeHead& newer) noexcept {
    if (older.size != 0) return verify_consistency(proof, older, newer);
    if (newer.size > max_size) return ProofVerdict::outside_tree;
    if (!proof.path.empty()) return ProofVerdict::wrong_length;

    const bool new_root_possible = newer.size != 0 || newer.root == empty_root();
    return verdict_of(older.root == empty_root() && new_root_possible);
}

}  // namespace saksi::merkle
