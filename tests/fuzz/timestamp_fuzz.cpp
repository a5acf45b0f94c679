// Times: the text is kept, its instant prints in UTC and parses to itself,
// and a local time is its text with an offset.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/timestamp.hpp"

#include "saksi/core/bytes.hpp"
#include "saksi/core/expects.hpp"

using namespace saksi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of({data, size});
    if (const auto time = parse_timestamp(text)) {
        SAKSI_EXPECTS(time->text == text);
        const auto utc = timestamp_utc(time->instant);
        SAKSI_EXPECTS(utc.instant == time->instant && parse_timestamp(utc.text) == utc);
    }
    if (const auto time = parse_local_time(text, 420)) {
        SAKSI_EXPECTS(time->text.substr(0, 10) == text.substr(0, 10));
        SAKSI_EXPECTS(time->text.substr(11, 8) == text.substr(11));
        SAKSI_EXPECTS(time->text.substr(19) == "+07:00");
        SAKSI_EXPECTS(parse_timestamp(time->text) == time);
    }
    return 0;
}
