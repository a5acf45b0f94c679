// Strings, integers and literals.
//
// SPDX-License-Identifier: Apache-2.0
#include "json_scanner.hpp"

#include <charconv>

#include "saksi/core/digits.hpp"
#include "saksi/core/json.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::json {
namespace {

using digits::is_digit;

/// Stands for itself in a string.
constexpr bool is_plain(char byte) noexcept {
    return byte != '"' && byte != '\\' && static_cast<unsigned char>(byte) >= 0x20;
}

constexpr bool is_surrogate(char32_t unit) noexcept { return unit >> 11 == 0xd800 >> 11; }
constexpr bool is_high_surrogate(char32_t unit) noexcept { return unit >> 10 == 0xd800 >> 10; }
constexpr bool is_low_surrogate(char32_t unit) noexcept { return unit >> 10 == 0xdc00 >> 10; }

/// What a one-letter escape stands for; 0 when there is no such escape.
constexpr char unescaped(char letter) noexcept {
    switch (letter) {
        case '"':
        case '\\':
        case '/':
            return letter;
        case 'b':
            return '\b';
        case 'f':
            return '\f';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        default:
            return 0;
    }
}

}  // namespace

bool Scanner::read_word(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return stop_at_no_value();
    at_ += word.size();
    return true;
}

bool Scanner::stop_at_no_value() {
    return stop(refuse(ErrorCode::malformed, here(), "expected a value"));
}

bool Scanner::read_integer(std::int64_t& number) {
    const auto start = at_;
    const bool negative = peek() == '-';
    if (negative) ++at_;
    const auto digits = at_;
    while (is_digit(peek())) ++at_;
    const auto count = at_ - digits;
    if (count == 0) return stop_at_no_value();
    if (peek() == '.') {
        return stop(refuse(ErrorCode::malformed, place(start), "a number with a fraction"));
    }
    if (peek() == 'e' || peek() == 'E') {
        return stop(refuse(ErrorCode::malformed, place(start), "a number with an exponent"));
    }
    if (text_[digits] == '0' && count > 1) {
        return stop(refuse(ErrorCode::malformed, place(start), "a number with leading zeros"));
    }
    if (text_[digits] == '0' && negative) {
        return stop(refuse(ErrorCode::malformed, place(start), "minus zero"));
    }
    return convert(text_.substr(start, at_ - start), number);
}

bool Scanner::convert(std::string_view digits, std::int64_t& number) {
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (problem != std::errc{} || number > max_integer || number < -max_integer) {
        return stop(refuse(ErrorCode::too_large, place(at_ - digits.size()),
                           "a number beyond 2^53-1", excerpt(digits)));
    }
    return true;
}

bool Scanner::read_string(std::string& out) {
    const auto start = at_++;
    while (true) {
        const auto run = at_;
        while (at_ < text_.size() && is_plain(text_[at_])) ++at_;
        out.append(text_, run, at_ - run);
        if (at_ == text_.size()) {
            return stop(refuse(ErrorCode::malformed, place(start), "a string without its end"));
        }
        if (text_[at_] == '"') break;
        if (text_[at_] != '\\') {
            return stop(
                refuse(ErrorCode::malformed, here(), "a bare control character in a string"));
        }
        if (!read_escape(out)) return false;
    }
    ++at_;
    return true;
}

bool Scanner::read_escape(std::string& out) {
    const auto start = at_++;
    if (peek() == 'u') return read_code_point(start, out);
    const auto byte = unescaped(peek());
    if (byte == 0) return stop(refuse(ErrorCode::malformed, place(start), "an unknown escape"));
    out += byte;
    ++at_;
    return true;
}

/// \uXXXX, or two of them that are a surrogate pair. `start`: the first backslash.
bool Scanner::read_code_point(std::size_t start, std::string& out) {
    char32_t unit = 0;
    char32_t second = 0;
    if (!read_unit(unit)) return false;
    if (!is_surrogate(unit)) {
        append_utf8(out, unit);
        return true;
    }
    if (is_high_surrogate(unit) && text_.substr(at_, 2) == "\\u") {
        ++at_;
        if (!read_unit(second)) return false;
    }
    if (!is_low_surrogate(second)) {
        return stop(refuse(ErrorCode::malformed, place(start), "half a surrogate pair"));
    }
    append_utf8(out, 0x10000 + ((unit & 0x3ff) << 10) + (second & 0x3ff));
    return true;
}

/// "uXXXX" as a number.
bool Scanner::read_unit(char32_t& unit) {
    const auto digits = text_.substr(at_ + 1, 4);
    std::uint16_t number = 0;
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    if (digits.size() < 4 || end != digits.data() + 4) {
        return stop(
            refuse(ErrorCode::malformed, place(at_ - 1), "an escape without four hex digits"));
    }
    unit = number;
    at_ += 5;
    return true;
}

}  // namespace saksi::json
