// Proofs built from stored tiles. Every hash used was authenticated against
// the tree head first, so a proof that is returned verifies.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/tiles/hash_source.hpp"

namespace saksi::log {

/// Entry `index` is in the source's tree; not_found outside it.
[[nodiscard]] SAKSI_API Result<merkle::InclusionProof> prove_inclusion(tiles::HashSource& hashes,
                                                                       std::uint64_t index);
/// The same for several entries, in their order. By rising index every tile is
/// read and hashed once.
[[nodiscard]] SAKSI_API Result<std::vector<merkle::InclusionProof>> prove_inclusions(
    tiles::HashSource& hashes, std::span<const std::uint64_t> indices);
/// For the entries first … last-1; a proof takes some 32 bytes a level.
[[nodiscard]] SAKSI_API Result<std::vector<merkle::InclusionProof>> prove_range(
    tiles::HashSource& hashes, std::uint64_t first, std::uint64_t last);
/// The first `old_size` entries are the beginning of the source's tree; usage
/// if there are not so many. Empty for old_size 0 and for the tree's own size.
[[nodiscard]] SAKSI_API Result<merkle::ConsistencyProof> prove_consistency(
    tiles::HashSource& hashes, std::uint64_t old_size);

}  // namespace saksi::log
