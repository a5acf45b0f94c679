// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/json_text.hpp"

#include <algorithm>
#include <charconv>

#include "saksi/core/expects.hpp"
#include "saksi/core/json.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::json {
namespace {

/// The letter of a two-character escape; 0 when RFC 8785, section 3.2.2.2, has none.
constexpr char escape_letter(char byte) noexcept {
    switch (byte) {
        case '"':
        case '\\':
            return byte;
        case '\b':
            return 'b';
        case '\t':
            return 't';
        case '\n':
            return 'n';
        case '\f':
            return 'f';
        case '\r':
            return 'r';
        default:
            return 0;
    }
}

constexpr bool needs_escape(char byte) noexcept {
    return static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\';
}

void append_escape(std::string& out, char byte) {
    constexpr char digits[] = "0123456789abcdef";
    out += '\\';
    if (const char letter = escape_letter(byte)) {
        out += letter;
    } else {
        out += "u00";
        out += digits[byte >> 4];
        out += digits[byte & 0x0f];
    }
}

/// Nearly every text is written as it is.
constexpr bool is_plain(std::string_view text) noexcept {
    for (const char byte : text) {
        if (needs_escape(byte) || static_cast<unsigned char>(byte) >= 0x80) return false;
    }
    return true;
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
    if (is_plain(text)) {
        (out += '"').append(text) += '"';
        return;
    }
    SAKSI_EXPECTS(!find_invalid_utf8(text));
    out += '"';
    while (!text.empty()) {
        std::size_t run = 0;
        while (run < text.size() && !needs_escape(text[run])) ++run;
        out += text.substr(0, run);
        if (run == text.size()) break;
        append_escape(out, text[run]);
        text.remove_prefix(run + 1);
    }
    out += '"';
}

void append_integer(std::string& out, std::int64_t number) {
    SAKSI_EXPECTS(number <= max_integer && number >= -max_integer);
    char digits[20];
    const auto [end, _] = std::to_chars(std::begin(digits), std::end(digits), number);
    out.append(digits, end);
}

void ObjectText::append_to(std::string& out) {
    std::sort(members_.begin(), members_.end(),
              [](const Member& a, const Member& b) { return less_in_utf16(a.key, b.key); });
    out += '{';
    for (std::size_t i = 0; i < members_.size(); ++i) {
        const auto& member = members_[i];
        SAKSI_EXPECTS(i == 0 || members_[i - 1].key != member.key);
        if (i > 0) out += ',';
        append_string(out, member.key);
        out += ':';
        out.append(values_, member.begin, member.end - member.begin);
    }
    out += '}';
}

}  // namespace saksi::json
