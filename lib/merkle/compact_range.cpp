// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/compact_range.hpp"

#include <bit>
#include <utility>

#include "saksi/core/expects.hpp"
#include "saksi/merkle/geometry.hpp"
#include "saksi/merkle/hash.hpp"

namespace saksi::merkle {

CompactRange::CompactRange(std::uint64_t size, std::vector<Hash> subtrees)
    : size_(size), subtrees_(std::move(subtrees)) {
    SAKSI_EXPECTS(size <= max_size);
    SAKSI_EXPECTS(subtrees_.size() == static_cast<std::size_t>(std::popcount(size)));
}

void CompactRange::append(const Hash& leaf) { append_subtree(leaf, 0); }

void CompactRange::append_subtree(const Hash& root, unsigned level) {
    SAKSI_EXPECTS(level < 63);
    const auto leaves = std::uint64_t{1} << level;
    SAKSI_EXPECTS(size_ % leaves == 0 && leaves <= max_size - size_);

    // As in adding 1 to a binary number: each carry joins two equal subtrees.
    auto carry = root;
    for (auto above = size_ >> level; (above & 1) != 0; above >>= 1) {
        carry = node_hash(subtrees_.back(), carry);
        subtrees_.pop_back();
    }
    subtrees_.push_back(carry);
    size_ += leaves;
}

Hash CompactRange::root() const noexcept { return fold_edge(subtrees_); }

}  // namespace saksi::merkle
