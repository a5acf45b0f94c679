// Lookup files: what parses prints back to the same bytes.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "saksi/record/lookup.hpp"
#include "saksi/record/lookup_file.hpp"

using namespace saksi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of({data, size});
    const auto file = record::parse_lookup(text);
    if (!file) return 0;
    if (record::print_lookup(*file).value() != text) std::abort();
    for (const auto& hint : file->hints) {
        const auto form = record::form_subject(hint);
        if (form && record::to_subject(*form) != hint.subject) std::abort();
    }
    return 0;
}
