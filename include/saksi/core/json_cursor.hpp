// The smallest pieces of canonical JSON (saksi/core/json.hpp), read from a text
// one after the other by who knows, or finds out, which comes next. Every
// function reads one piece and stands behind it, or answers false at anything
// that print() would not have written; where it stands then says nothing.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "saksi/core/json.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::json {

class Cursor {
 public:
    explicit Cursor(std::string_view text) noexcept
        : at_(text.data()), end_(text.data() + text.size()) {}

    [[nodiscard]] bool at_end() const noexcept { return at_ == end_; }
    /// The next byte; 0 at the end.
    [[nodiscard]] char peek() const noexcept { return at_ == end_ ? '\0' : *at_; }
    /// Where it stands; for since().
    [[nodiscard]] const char* place() const noexcept { return at_; }
    [[nodiscard]] std::string_view since(const char* place) const noexcept { return {place, at_}; }

    bool take(char mark) noexcept {
        if (peek() != mark) return false;
        ++at_;
        return true;
    }

    /// What is known when this is compiled is compared in an instruction or two.
    template <std::size_t N>
    bool take(const char (&word)[N]) noexcept {
        constexpr auto size = N - 1;
        if (left() < size || std::memcmp(at_, word, size) != 0) return false;
        at_ += size;
        return true;
    }

    /// Words are short: a call of memcmp would take longer.
    bool take(std::string_view word) noexcept {
        if (left() < word.size()) return false;
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (at_[i] != word[i]) return false;
        }
        at_ += word.size();
        return true;
    }

    /// The key of an object's member, with the comma in front of all but the first.
    template <std::size_t N>
    bool key(const char (&name)[N], bool first = false) noexcept {
        constexpr auto size = N - 1;
        const auto* at = at_;
        if (!first && (at == end_ || *at++ != ',')) return false;
        if (static_cast<std::size_t>(end_ - at) < size + 3) return false;
        if (at[0] != '"' || std::memcmp(at + 1, name, size) != 0) return false;
        if (at[size + 1] != '"' || at[size + 2] != ':') return false;
        at_ = at + size + 3;
        return true;
    }
    bool key(std::string_view name, bool first = false) noexcept {
        auto next = *this;
        const bool is_it =
            (first || next.take(',')) && next.take('"') && next.take(name) && next.take("\":");
        if (is_it) *this = next;
        return is_it;
    }

    /// A string without escapes; `ascii` becomes false if it is more than ASCII.
    bool string(std::string_view& out, bool& ascii) noexcept {
        if (!take('"')) return false;
        const auto* start = at_;
        for (; at_ != end_ && letter(*at_) != Letter::ends; ++at_) {
            if (letter(*at_) == Letter::beyond) ascii = false;
        }
        out = {start, at_};
        return take('"') && (ascii || !find_invalid_utf8(out));
    }
    bool string(std::string_view& out) noexcept {
        bool ascii = true;
        return string(out, ascii);
    }

    /// A whole number without a sign; most have one digit or two.
    bool number(std::int64_t& out) noexcept {
        const auto* start = at_;
        std::int64_t number = 0;
        for (; at_ != end_ && is_digit(*at_); ++at_) {
            number = number * 10 + (*at_ - '0');
            if (number > max_integer) return false;
        }
        out = number;
        const auto digits = at_ - start;
        return digits == 1 || (digits > 1 && *start != '0');
    }

    bool integer(std::int64_t& out) noexcept {
        const bool negative = take('-');
        if (!number(out) || (negative && out == 0)) return false;
        if (negative) out = -out;
        return true;
    }

 private:
    enum class Letter : std::uint8_t { ascii, beyond, ends };

    /// What a byte is inside a string: a quote, an escape and a control
    /// character all end what can be read here.
    [[nodiscard]] static Letter letter(char byte) noexcept {
        static constexpr auto letters = [] {
            std::array<Letter, 256> table{};
            for (std::size_t i = 0; i < table.size(); ++i) {
                table[i] = i < 0x20 || i == '"' || i == '\\' ? Letter::ends
                           : i < 0x80                        ? Letter::ascii
                                                             : Letter::beyond;
            }
            return table;
        }();
        return letters[static_cast<unsigned char>(byte)];
    }
    [[nodiscard]] std::size_t left() const noexcept { return static_cast<std::size_t>(end_ - at_); }
    [[nodiscard]] static constexpr bool is_digit(char byte) noexcept {
        return byte >= '0' && byte <= '9';
    }

    const char* at_;
    const char* end_;
};

}  // namespace saksi::json
