// UTF-8: checking, decoding, encoding, and the order of RFC 8785.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "saksi/core/expects.hpp"

namespace saksi {
namespace {

constexpr std::uint8_t byte_at(std::string_view text, std::size_t offset) noexcept {
    return static_cast<std::uint8_t>(text[offset]);
}

/// What may follow a first byte. Only the second byte's range varies: that is
/// where overlong forms, surrogates and values past U+10FFFF are shut out
/// (RFC 3629, section 4).
struct Sequence {
    std::size_t length;  // 0: no sequence starts with this byte
    std::uint8_t second_low;
    std::uint8_t second_high;
};

constexpr Sequence sequence_of(std::uint8_t first) noexcept {
    if (first < 0x80) return {1, 0, 0};
    if (first < 0xc2) return {0, 0, 0};
    if (first < 0xe0) return {2, 0x80, 0xbf};
    if (first == 0xe0) return {3, 0xa0, 0xbf};
    if (first == 0xed) return {3, 0x80, 0x9f};
    if (first < 0xf0) return {3, 0x80, 0xbf};
    if (first == 0xf0) return {4, 0x90, 0xbf};
    if (first < 0xf4) return {4, 0x80, 0xbf};
    if (first == 0xf4) return {4, 0x80, 0x8f};
    return {0, 0, 0};
}

/// Length of the well-formed sequence at `offset`; 0 when there is none.
std::size_t sequence_at(std::string_view text, std::size_t offset) noexcept {
    const auto expected = sequence_of(byte_at(text, offset));
    if (expected.length < 2) return expected.length;
    if (text.size() - offset < expected.length) return 0;
    const auto second = byte_at(text, offset + 1);
    if (second < expected.second_low || second > expected.second_high) return 0;
    for (std::size_t i = 2; i < expected.length; ++i) {
        if ((byte_at(text, offset + i) & 0xc0) != 0x80) return 0;
    }
    return expected.length;
}

/// Most text is ASCII, and eight bytes of it are told at once.
std::size_t skip_ascii(std::string_view text, std::size_t offset) noexcept {
    std::uint64_t eight;
    while (text.size() - offset >= sizeof eight) {
        std::memcpy(&eight, text.data() + offset, sizeof eight);
        if ((eight & 0x8080808080808080U) != 0) break;
        offset += sizeof eight;
    }
    return offset;
}

/// Bytes ranked so that comparing them compares UTF-16. The orders differ only
/// where a surrogate pair (first byte F0..F4) meets U+E000..U+FFFF (EE, EF).
constexpr int rank_in_utf16(std::uint8_t byte) noexcept {
    return byte == 0xee || byte == 0xef ? byte + 0x10 : byte;
}

void append_escaped(std::string& text, std::uint8_t byte) {
    constexpr char digits[] = "0123456789abcdef";
    text += "\\x";
    text += digits[byte >> 4];
    text += digits[byte & 0x0f];
}

/// C0 and C1 controls and DEL: what a terminal obeys instead of showing. And what
/// turns the direction of writing, breaks lines or shows nothing, with which one
/// text can be made to look like another.
bool is_control(std::string_view sequence) noexcept {
    std::size_t offset = 0;
    const auto code_point = next_code_point(sequence, offset);
    const auto within = [&](char32_t first, char32_t last) {
        return code_point >= first && code_point <= last;
    };
    return within(0, 0x1f) || within(0x7f, 0x9f) || code_point == 0x61c || within(0x200b, 0x200f) ||
           within(0x2028, 0x202e) || within(0x2060, 0x206f) || code_point == 0xfeff ||
           within(0xe0000, 0xe007f);
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) noexcept {
    std::size_t offset = 0;
    while ((offset = skip_ascii(text, offset)) < text.size()) {
        const auto length = sequence_at(text, offset);
        if (length == 0) return offset;
        offset += length;
    }
    return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) noexcept {
    SAKSI_EXPECTS(offset < text.size());
    const auto length = sequence_at(text, offset);
    SAKSI_EXPECTS(length != 0);
    char32_t code_point = byte_at(text, offset);
    if (length > 1) code_point &= 0x7fU >> length;
    for (std::size_t i = 1; i < length; ++i) {
        code_point = code_point << 6 | (byte_at(text, offset + i) & 0x3fU);
    }
    offset += length;
    return code_point;
}

void append_utf8(std::string& text, char32_t code_point) {
    SAKSI_EXPECTS(code_point <= 0x10ffff && (code_point < 0xd800 || code_point > 0xdfff));
    const auto add = [&text](char32_t byte) { text += static_cast<char>(byte); };
    const auto add_rest = [&](int shift) { add(0x80 | (code_point >> shift & 0x3f)); };
    if (code_point < 0x80) {
        add(code_point);
    } else if (code_point < 0x800) {
        add(0xc0 | code_point >> 6);
        add_rest(0);
    } else if (code_point < 0x10000) {
        add(0xe0 | code_point >> 12);
        add_rest(6);
        add_rest(0);
    } else {
        add(0xf0 | code_point >> 18);
        add_rest(12);
        add_rest(6);
        add_rest(0);
    }
}

bool less_in_utf16(std::string_view a, std::string_view b) noexcept {
    const auto shared = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < shared; ++i) {
        if (a[i] != b[i]) return rank_in_utf16(byte_at(a, i)) < rank_in_utf16(byte_at(b, i));
    }
    return a.size() < b.size();
}

std::string printable(std::string_view text) {
    std::string shown;
    for (std::size_t offset = 0; offset < text.size();) {
        const auto length = std::max<std::size_t>(sequence_at(text, offset), 1);
        const auto sequence = text.substr(offset, length);
        const bool broken = length == 1 && byte_at(sequence, 0) >= 0x80;
        if (broken || is_control(sequence)) {
            for (const char byte : sequence) append_escaped(shown, static_cast<std::uint8_t>(byte));
        } else {
            shown += sequence;
        }
        offset += length;
    }
    return shown;
}

std::string excerpt(std::string_view text) {
    constexpr std::size_t limit = 60;
    if (text.size() <= limit) return printable(text);
    auto end = limit;
    while (end > limit - 3 && (byte_at(text, end) & 0xc0) == 0x80) --end;
    return printable(text.substr(0, end)) + "…";
}

}  // namespace saksi
