// Checkpoints, bare and signed: what parses prints back to the same bytes.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "saksi/note/checkpoint.hpp"

using namespace saksi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of({data, size});
    if (const auto checkpoint = note::parse_checkpoint(text)) {
        auto printed = *checkpoint;
        printed.extensions.clear();  // read, but never written
        auto expected = note::print_checkpoint(printed);
        for (const auto& extension : checkpoint->extensions) expected += extension + '\n';
        if (expected != text) std::abort();
    }
    if (const auto file = note::parse_signed_checkpoint(text)) {
        if (note::print_note(file->note) != text) std::abort();
        if (note::parse_checkpoint(file->note.text) != file->checkpoint) std::abort();
    }
    return 0;
}
