// Offline proofs: what parses prints back to the same bytes, and can be checked.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "saksi/note/tlog_proof.hpp"

using namespace saksi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of({data, size});
    const auto proof = note::parse_tlog_proof(text);
    if (!proof) return 0;
    if (note::print_tlog_proof(*proof) != text) std::abort();

    // A leaf hash of all zero bytes has no known preimage and is in no tree of
    // more than one entry: a proof of it would be a collision.
    const auto& head = proof->checkpoint.checkpoint.head;
    const auto verdict = merkle::verify_inclusion(proof->inclusion, Hash{}, head);
    if (head.size > 1 && verdict == merkle::ProofVerdict::holds) std::abort();
    return 0;
}
