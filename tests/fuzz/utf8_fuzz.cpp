// UTF-8: what is valid decodes and encodes to itself, and whatever is shown
// or cut short for people is valid.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/utf8.hpp"

#include "saksi/core/bytes.hpp"
#include "saksi/core/expects.hpp"

using namespace saksi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of({data, size});
    SAKSI_EXPECTS(!find_invalid_utf8(printable(text)));
    SAKSI_EXPECTS(!find_invalid_utf8(excerpt(text)));
    const auto broken = find_invalid_utf8(text);
    const auto valid = text.substr(0, broken.value_or(size));
    std::string again;
    for (std::size_t offset = 0; offset < valid.size();) {
        append_utf8(again, next_code_point(valid, offset));
    }
    SAKSI_EXPECTS(again == valid);
    return 0;
}
