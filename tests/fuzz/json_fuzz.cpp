// JSON: what parses prints, what is printed parses to the same, and only the
// printed text is canonical.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/json.hpp"

#include "saksi/core/bytes.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/core/utf8.hpp"

using namespace saksi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of({data, size});
    const auto value = json::parse(text);
    const auto canonical = json::parse_canonical(text);
    if (!value) {
        SAKSI_EXPECTS(!canonical && canonical.error() == value.error());
        SAKSI_EXPECTS(value.error().where.starts_with("byte "));
        SAKSI_EXPECTS(!find_invalid_utf8(value.error().detail));
        return 0;
    }
    const auto printed = json::print(*value);
    SAKSI_EXPECTS(!find_invalid_utf8(printed));
    SAKSI_EXPECTS(json::parse_canonical(printed) == value);
    SAKSI_EXPECTS(json::parse(json::print_indented(*value)) == value);
    SAKSI_EXPECTS(canonical.has_value() == (printed == text));
    return 0;
}
