// The bytes of a CSV file, read from a stream in blocks, and the line each is on;
// and lines that need no grammar, whole. Private to lib/core.
//
// All of it is here because it is asked for every byte.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

namespace saksi::csv {

inline constexpr std::size_t max_row = std::size_t{1} << 20;
inline constexpr std::size_t max_fields = 4096;
inline constexpr int no_byte = -1;

inline bool has(std::string_view line, char byte) noexcept {
    return line.find(byte) != std::string_view::npos;
}
inline std::size_t commas_in(std::string_view line) noexcept {
    return static_cast<std::size_t>(std::count(line.begin(), line.end(), ','));
}

/// A stream's bytes, read in blocks, and the line each is on.
class Source {
 public:
    Source(std::istream& input, std::uint64_t line) : input_(&input), line_(line) {}

    [[nodiscard]] std::uint64_t line() const noexcept { return line_; }
    /// Also when the stream was never opened: an unreadable file is not an empty one.
    [[nodiscard]] bool broken() const {
        return input_->bad() || (input_->fail() && !input_->eof());
    }

    /// The next byte, which stays; no_byte at the end.
    int peek() {
        if (at_ == block_.size() && !refill()) return no_byte;
        return static_cast<unsigned char>(block_[at_]);
    }

    int take() {
        const int byte = peek();
        if (byte == no_byte) return byte;
        ++at_;
        if (byte == '\n') ++line_;
        return byte;
    }

    /// The line that begins here, without its end, if it is all there, no quote
    /// stands in it, no carriage return but at its end, and it is within the limits.
    /// Goes past it.
    std::optional<std::string_view> take_plain_line() {
        if (peek() == no_byte) return std::nullopt;
        const auto left = std::string_view(block_).substr(at_);
        auto line = left.substr(0, left.find('\n'));
        const auto length = line.size() + 1;
        if (length > left.size() || length >= max_row) return std::nullopt;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (has(line, '"') || has(line, '\r')) return std::nullopt;
        if (commas_in(line) >= max_fields) return std::nullopt;
        at_ += length;
        ++line_;
        return line;
    }

    /// Past these bytes, if they begin the stream.
    void skip_at_start(std::string_view mark) {
        static_cast<void>(peek());
        if (block_.starts_with(mark)) at_ = mark.size();
    }

 private:
    bool refill() {
        block_.resize(std::size_t{1} << 16);
        input_->read(block_.data(), static_cast<std::streamsize>(block_.size()));
        block_.resize(static_cast<std::size_t>(input_->gcount()));
        at_ = 0;
        return !block_.empty();
    }

    std::istream* input_;
    std::string block_;
    std::size_t at_ = 0;
    std::uint64_t line_;
};

}  // namespace saksi::csv
