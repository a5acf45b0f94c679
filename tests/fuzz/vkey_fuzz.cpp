// Verifier keys: what parses prints back to the same bytes.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "saksi/note/key.hpp"

using namespace saksi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of({data, size});
    const auto key = note::parse_vkey(text);
    if (!key) return 0;
    if (note::to_vkey(*key) != text) std::abort();
    if (!note::is_key_name(key->name)) std::abort();
    return 0;
}
