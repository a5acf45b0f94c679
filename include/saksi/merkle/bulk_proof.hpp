// Many inclusion proofs of one tree, verified together. Their verdicts are those
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
// Memory: a number for each proof, and some 40 kB of stack. No I/O, no state.
//
// Spec: RFC 6962, section 2.1.1.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

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

}  // namespace saksi::merkle
