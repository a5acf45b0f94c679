// Hex, base64 and decimals: what parses prints back as the same text, and
// any bytes survive being written and read.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/encoding.hpp"

#include "saksi/core/expects.hpp"

using namespace saksi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    const auto text = text_of(bytes);
    if (const auto parsed = parse_hex(text)) SAKSI_EXPECTS(to_hex(*parsed) == text);
    if (const auto parsed = parse_base64(text)) SAKSI_EXPECTS(to_base64(*parsed) == text);
    if (const auto parsed = parse_decimal(text)) SAKSI_EXPECTS(std::to_string(*parsed) == text);
    if (const auto parsed = parse_hash_hex(text)) SAKSI_EXPECTS(to_hex(parsed->view()) == text);
    if (const auto parsed = parse_hash_base64(text))
        SAKSI_EXPECTS(to_base64(parsed->view()) == text);
    SAKSI_EXPECTS(parse_hex(to_hex(bytes)) == copy_of(bytes));
    SAKSI_EXPECTS(parse_base64(to_base64(bytes)) == copy_of(bytes));
    return 0;
}
