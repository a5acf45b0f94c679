// Strict hex, base64 and decimals.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/encoding.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

#include "saksi/core/utf8.hpp"

namespace saksi {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t no_digit = 0xff;

using DigitValues = std::array<std::uint8_t, 256>;

constexpr DigitValues values_of(std::string_view digits) noexcept {
    DigitValues values{};
    values.fill(no_digit);
    for (std::size_t i = 0; i < digits.size(); ++i) {
        values[static_cast<std::uint8_t>(digits[i])] = static_cast<std::uint8_t>(i);
    }
    return values;
}

constexpr DigitValues hex_values = values_of(hex_digits);
constexpr DigitValues base64_values = values_of(base64_digits);

constexpr std::uint32_t value_in(const DigitValues& values, char digit) noexcept {
    return values[static_cast<std::uint8_t>(digit)];
}

/// How many "=" end a text of whole groups: they may only stand in the last two places.
std::size_t padding_of(std::string_view text) noexcept {
    if (text.empty() || text.back() != '=') return 0;
    return text[text.size() - 2] == '=' ? 2 : 1;
}

/// Six bits a digit, "=" counting as zero; more than 24 bits when a digit is none.
std::uint32_t decode_group(std::string_view four, std::size_t padding) noexcept {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto value = i < 4 - padding ? value_in(base64_values, four[i]) : 0;
        if (value == no_digit) return ~std::uint32_t{0};
        bits = bits << 6 | value;
    }
    return bits;
}

Result<Hash> as_hash(const Result<Bytes>& bytes) {
    if (!bytes) return pass_on(bytes.error());
    if (bytes->size() != Hash::size) return refuse(ErrorCode::malformed, {}, "not 32 bytes");
    return hash_from(*bytes);
}

}  // namespace

std::string to_hex(ByteView bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        text += hex_digits[byte >> 4];
        text += hex_digits[byte & 0x0f];
    }
    return text;
}

Result<Bytes> parse_hex(std::string_view text) {
    if (text.size() % 2 != 0) {
        return refuse(ErrorCode::malformed, {}, "an odd number of hex digits");
    }
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const auto high = value_in(hex_values, text[i]);
        const auto low = value_in(hex_values, text[i + 1]);
        if (high == no_digit || low == no_digit) {
            return refuse(ErrorCode::malformed, {}, "not a lower-case hex digit");
        }
        bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return bytes;
}

std::string to_base64(ByteView bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (; !bytes.empty(); bytes = bytes.subspan(std::min<std::size_t>(bytes.size(), 3))) {
        std::uint32_t bits = std::uint32_t{bytes[0]} << 16;
        if (bytes.size() > 1) bits |= std::uint32_t{bytes[1]} << 8;
        if (bytes.size() > 2) bits |= bytes[2];
        text += base64_digits[bits >> 18];
        text += base64_digits[bits >> 12 & 0x3f];
        text += bytes.size() > 1 ? base64_digits[bits >> 6 & 0x3f] : '=';
        text += bytes.size() > 2 ? base64_digits[bits & 0x3f] : '=';
    }
    return text;
}

Result<Bytes> parse_base64(std::string_view text) {
    if (text.size() % 4 != 0) {
        return refuse(ErrorCode::malformed, {}, "base64 without its padding");
    }
    Bytes bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (; !text.empty(); text.remove_prefix(4)) {
        const auto padding = text.size() == 4 ? padding_of(text) : 0;
        const auto bits = decode_group(text.substr(0, 4), padding);
        if (bits > 0xffffff) return refuse(ErrorCode::malformed, {}, "not a base64 digit");
        const auto spare = bits & ((std::uint32_t{1} << 8 * padding) - 1);
        if (spare != 0) {
            return refuse(ErrorCode::not_canonical, {}, "base64 with spare bits that are not zero");
        }
        for (std::size_t i = 0; i < 3 - padding; ++i) {
            bytes.push_back(static_cast<std::uint8_t>(bits >> (16 - 8 * i)));
        }
    }
    return bytes;
}

Result<Hash> parse_hash_hex(std::string_view text) { return as_hash(parse_hex(text)); }

Result<Hash> parse_hash_base64(std::string_view text) { return as_hash(parse_base64(text)); }

Result<std::uint64_t> parse_decimal(std::string_view text) {
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto [stopped, problem] = std::from_chars(text.data(), end, number);
    if (text.empty() || text[0] < '0' || text[0] > '9' || stopped != end) {
        return refuse(ErrorCode::malformed, {}, "not a decimal number", excerpt(text));
    }
    if (text[0] == '0' && text.size() > 1) {
        return refuse(ErrorCode::not_canonical, {}, "a number with leading zeros", excerpt(text));
    }
    if (problem != std::errc{}) {
        return refuse(ErrorCode::too_large, {}, "a number past 2^63-1", excerpt(text));
    }
    return static_cast<std::uint64_t>(number);
}

}  // namespace saksi
