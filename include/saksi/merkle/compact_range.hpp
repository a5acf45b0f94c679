// The right edge of a growing tree: one hash for each 1 bit of the size. That
// is all one needs to append, and to know the root at any time.
//
// Spec: RFC 6962 section 2.1; size at most 2^63-1.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/merkle/proof.hpp"

namespace saksi::merkle {

class SAKSI_API CompactRange {
 public:
    CompactRange() = default;
    /// A tree of `size` leaves whose full subtrees, largest first, have these
    /// roots. As many roots as `size` has 1 bits.
    CompactRange(std::uint64_t size, std::vector<Hash> subtrees);

    /// Adds one leaf hash. Amortised one node hash.
    void append(const Hash& leaf);
    /// Adds the root of a perfect subtree of 2^level leaves; the size must be
    /// a multiple of 2^level.
    void append_subtree(const Hash& root, unsigned level);

    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    /// empty_root() at size 0.
    [[nodiscard]] Hash root() const noexcept;
    [[nodiscard]] TreeHead head() const noexcept { return {size_, root()}; }
    /// Largest first.
    [[nodiscard]] const std::vector<Hash>& subtrees() const noexcept { return subtrees_; }

 private:
    std::uint64_t size_ = 0;
    std::vector<Hash> subtrees_;
};

}  // namespace saksi::merkle
