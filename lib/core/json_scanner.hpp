// The words of JSON: strings, integers, literals and marks, read one by one.
// What may follow what is the parser's matter (json_parse.cpp).
// Private to lib/core.
//
// Each read_ function starts at the first byte of what it reads, ends after
// the last, and answers false once an error is noted. The text must be UTF-8.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "saksi/core/result.hpp"

namespace saksi::json {

/// An error's `where`, for a byte counted from 0.
inline std::string place(std::size_t offset) { return "byte " + std::to_string(offset); }

class Scanner {
 public:
    explicit Scanner(std::string_view text) noexcept : text_(text) {}

    [[nodiscard]] std::size_t at() const noexcept { return at_; }
    [[nodiscard]] std::string here() const { return place(at_); }
    [[nodiscard]] bool at_end() const noexcept { return at_ == text_.size(); }

    /// The next byte; 0 at the end, which nothing may start with.
    [[nodiscard]] char peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }

    void advance() noexcept { ++at_; }

    void skip_space() noexcept {
        while (is_space(peek())) ++at_;
    }

    /// Past `mark`, if that is what comes after any white space.
    [[nodiscard]] bool skip(char mark) noexcept {
        skip_space();
        if (peek() != mark) return false;
        ++at_;
        return true;
    }

    /// A string in its quotes; what it stands for is added to `out`.
    [[nodiscard]] bool read_string(std::string& out);
    [[nodiscard]] bool read_integer(std::int64_t& number);
    [[nodiscard]] bool read_word(std::string_view word);

    /// Notes an error, and is false: return stop(refuse(…)).
    bool stop(tl::unexpected<Error> error) {
        error_ = std::move(error.value());
        return false;
    }
    bool stop_at_no_value();
    [[nodiscard]] Error take_error() noexcept { return std::move(error_); }

 private:
    static constexpr bool is_space(char byte) noexcept {
        return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
    }

    bool convert(std::string_view digits, std::int64_t& number);
    bool read_escape(std::string& out);
    bool read_code_point(std::size_t start, std::string& out);
    bool read_unit(char32_t& unit);

    std::string_view text_;
    std::size_t at_ = 0;
    Error error_;
};

}  // namespace saksi::json
