// The two hashes of the tree, and the root of the tree without leaves.
// The prefixes keep a leaf from ever passing as a node.
//
// Spec: RFC 6962 section 2.1.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "saksi/core/bytes.hpp"
#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"

namespace saksi::merkle {

/// SHA-256 of nothing: the root of a log of size 0.
[[nodiscard]] SAKSI_API Hash empty_root() noexcept;
/// SHA-256(0x00 || entry).
[[nodiscard]] SAKSI_API Hash leaf_hash(ByteView entry) noexcept;
/// SHA-256(0x01 || left || right).
[[nodiscard]] SAKSI_API Hash node_hash(const Hash& left, const Hash& right) noexcept;

/// out[i] = leaf_hash(entries[i]); the spans have the same length.
SAKSI_API void leaf_hashes(std::span<const ByteView> entries, std::span<Hash> out) noexcept;
/// out[i] = node_hash(below[2i], below[2i+1]); below is twice as long as out.
/// `out` may be the front half of `below`.
SAKSI_API void node_hashes(std::span<const Hash> below, std::span<Hash> out) noexcept;

/// Root of a perfect subtree: 1, 2, 4 … 256 hashes of one level. `hashes` is used up.
[[nodiscard]] SAKSI_API Hash perfect_root(std::span<Hash> hashes) noexcept;

}  // namespace saksi::merkle
