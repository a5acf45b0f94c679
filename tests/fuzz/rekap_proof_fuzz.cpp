// Rekap proofs: what parses prints back to the same bytes, and can be checked.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "saksi/note/rekap_proof.hpp"

using namespace saksi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of({data, size});
    const auto proof = note::parse_rekap_proof(text);
    if (!proof) return 0;
    if (note::print_rekap_proof(*proof) != text) std::abort();

    // A root of all zero bytes has no known table.
    const auto verdicts = merkle::verify_rekap(proof->path, {}, {});
    if (verdicts.hold()) std::abort();
    return 0;
}
