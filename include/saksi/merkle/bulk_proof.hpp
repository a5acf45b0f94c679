// Many inclusion proofs of one tree, verified together. The verdicts are those
// of verify_inclusion, one by one (saksi/merkle/proof.hpp), which says what a
// proof is; what is gained is time.
//
// All proofs climb at once, a level at a time, so that their hashes fill the
// lanes of a vector (saksi/crypto/sha256_many.hpp). Proofs of neighbours soon
// have the same nodes to hash, and the same is hashed once: so they are taken by
// rising index, and who hands them in like that saves sorting them.
//
//     std::vector<ProofVerdict> verdicts(proofs.size());
//     verify_inclusions(proofs, leaves, head, verdicts);
//
// Memory: two numbers for each proof, four to sort them, and some 40 kB of stack. No I/O, no state.
//
// Spec: RFC 6962, section 2.1.1.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/merkle/proof.hpp"

namespace saksi::merkle {

/// verdicts[i] = verify_inclusion(proofs[i], leaves[i], head). The spans have
/// the same length; any order, any repetition.
SAKSI_API void verify_inclusions(std::span<const InclusionProof> proofs,
                                 std::span<const Hash> leaves, const TreeHead& head,
                                 std::span<ProofVerdict> verdicts);

/// How many elements, the last ones, the paths of entries a and b have in common
/// in a tree of `size`: from where they meet on. Requires a, b < size.
[[nodiscard]] SAKSI_API std::size_t shared_path(std::uint64_t a, std::uint64_t b,
                                                std::uint64_t size) noexcept;

}  // namespace saksi::merkle
