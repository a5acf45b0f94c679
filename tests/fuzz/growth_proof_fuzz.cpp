// Growth proofs: what parses prints back to the same bytes, and can be checked.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "saksi/note/tlog_proof.hpp"

using namespace saksi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of({data, size});
    const auto proof = note::parse_growth_proof(text);
    if (!proof) return 0;
    if (note::print_growth_proof(*proof) != text) std::abort();

    // No tree that is not empty has a root of all zero bytes.
    const auto& newer = proof->checkpoint.checkpoint.head;
    const merkle::TreeHead older{proof->old_size, Hash{}};
    const auto verdict = merkle::verify_growth(proof->consistency, older, newer);
    if (newer.root != older.root && verdict == merkle::ProofVerdict::holds) std::abort();
    return 0;
}
