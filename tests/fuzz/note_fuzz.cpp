// Notes and signature lines: what parses prints back to the same bytes, and a
// signature nobody made is never good.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "saksi/note/signed_note.hpp"

using namespace saksi;

namespace {

/// Claims the first signature for a key of each type. The key's secret is
/// unknown: nothing a fuzzer finds can verify.
void verify_as_ours(note::SignedNote& note) {
    for (const auto type : {note::KeyType::ed25519, note::KeyType::cosignature}) {
        note::VerifierKey key{note.signatures[0].name, type, {}};
        key.public_key.fill(0x5a);
        note.signatures[0].key_id = key.id();
        if (note::verify_signature(note, key) != note::SignatureVerdict::wrong) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of({data, size});
    if (auto note = note::parse_note(text)) {
        if (note::print_note(*note) != text) std::abort();
        verify_as_ours(*note);
    }
    if (const auto lines = note::parse_signature_lines(text)) {
        std::string printed;
        for (const auto& line : *lines) printed += note::print_signature_line(line);
        if (printed != text) std::abort();
    }
    return 0;
}
