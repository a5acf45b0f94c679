// The smallest pieces of canonical JSON (saksi/core/json.hpp), read from a text
// one after the other by who knows, or finds out, which comes next. Every
// function reads one piece and stands behind it, or answers false at anything
// that print() would not have written; where it stands then says nothing.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "saksi/core/digits.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/core/json.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/core/vectors.hpp"

namespace saksi::json {

/// A text of at most sixteen bytes that is looked for often: two registers, and
/// which of their bits matter.
class Word {
 public:
    static constexpr std::size_t room = 2 * digits::at_once;

    constexpr explicit Word(std::string_view text) noexcept : size_(text.size()) {
        SAKSI_EXPECTS(text.size() <= room);
        for (std::size_t i = 0; i < text.size(); ++i) {
            text_[i] = text[i];
            const auto shift = 8 * (i % digits::at_once);
            bytes_[i / digits::at_once] |= std::uint64_t{static_cast<unsigned char>(text[i])}
                                           << shift;
            mask_[i / digits::at_once] |= std::uint64_t{0xff} << shift;
        }
    }
    [[nodiscard]] constexpr std::string_view text() const noexcept { return {text_.data(), size_}; }
    /// Do the sixteen bytes from `at` on begin with it?
    [[nodiscard]] bool leads(const char* at) const noexcept {
        const auto low = (digits::load(at) ^ bytes_[0]) & mask_[0];
        const auto high = (digits::load(at + digits::at_once) ^ bytes_[1]) & mask_[1];
        return (low | high) == 0;
    }

 private:
    std::array<char, room> text_{};
    std::size_t size_;
    std::array<std::uint64_t, 2> bytes_{};
    std::array<std::uint64_t, 2> mask_{};
};

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
        return take(std::string_view(word, N - 1));
    }

    bool take(std::string_view text) noexcept {
        if (left() < text.size() || !equal(at_, text)) return false;
        at_ += text.size();
        return true;
    }

    bool take(const Word& word) noexcept {
        if (left() < Word::room) return take(word.text());
        if (!word.leads(at_)) return false;
        at_ += word.text().size();
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
    /// The same, where `name` has the quotes and the colon too.
    bool key(const Word& name, bool first) noexcept {
        auto next = *this;
        const bool is_it = (first || next.take(',')) && next.take(name);
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

    /// A whole number without a sign.
    bool number(std::int64_t& out) noexcept {
        if (left() < digits::at_once) return long_number(out);
        const auto word = digits::load(at_);
        const auto length = digits::first_of(digits::others(word));
        if (length == digits::at_once) return long_number(out);
        if (length == 0 || (length > 1 && *at_ == '0')) return false;
        out = static_cast<std::int64_t>(digits::value(word, length));
        at_ += length;
        return true;
    }

    /// After an array's bracket: over its whole numbers, 64 bytes at a time, and behind
    /// the closing bracket; `count` of them. False, and nothing read, where the array is
    /// empty or has anything else, or eight digits in a row: it wants a closer look.
    SAKSI_API bool skip_numbers(std::size_t& count) noexcept;
    SAKSI_API bool skip_numbers(std::size_t& count, Vectors by) noexcept;

    /// The same for an array of such rows; how long each is. False also where there are
    /// more rows than `lengths`.
    SAKSI_API bool skip_rows(std::span<std::uint32_t> lengths, std::size_t& rows) noexcept;
    SAKSI_API bool skip_rows(std::span<std::uint32_t> lengths, std::size_t& rows,
                             Vectors by) noexcept;

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
    /// A number of any length, or so close to the end that no eight bytes are left.
    bool long_number(std::int64_t& out) noexcept {
        const auto* start = at_;
        std::int64_t number = 0;
        for (; at_ != end_ && digits::is_digit(*at_); ++at_) {
            number = number * 10 + (*at_ - '0');
            if (number > max_integer) return false;
        }
        out = number;
        const auto length = at_ - start;
        return length == 1 || (length > 1 && *start != '0');
    }
    /// Eight bytes at a time, the last eight once more where they overlap.
    static bool equal(const char* at, std::string_view text) noexcept {
        constexpr auto step = digits::at_once;
        if (text.size() < step) return std::equal(text.begin(), text.end(), at);
        const auto last = text.size() - step;
        for (std::size_t i = 0; i < last; i += step) {
            if (digits::load(at + i) != digits::load(text.data() + i)) return false;
        }
        return digits::load(at + last) == digits::load(text.data() + last);
    }
    [[nodiscard]] std::size_t left() const noexcept { return static_cast<std::size_t>(end_ - at_); }

    const char* at_;
    const char* end_;
};

}  // namespace saksi::json
