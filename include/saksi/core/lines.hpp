// Taking a text apart line by line, each ended by LF, and saying which line
// something was in. Notes, proofs, head and key files are all read this way.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace saksi {

class Lines {
 public:
    /// `before`: how many lines of the file precede this text.
    explicit Lines(std::string_view text, std::size_t before = 0) noexcept
        : rest_(text), number_(before) {}

    /// The next line without its LF. None at the end, and none where the last
    /// line lacks its LF: rest() is not empty then.
    std::optional<std::string_view> next() noexcept {
        const auto end = rest_.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        const auto line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        ++number_;
        return line;
    }

    [[nodiscard]] std::string_view rest() const noexcept { return rest_; }
    /// Of the line last taken, from 1.
    [[nodiscard]] std::size_t number() const noexcept { return number_; }
    /// "line N", of the line last taken.
    [[nodiscard]] std::string where() const { return "line " + std::to_string(number_); }
    /// "line N", of the line that comes next.
    [[nodiscard]] std::string where_next() const { return "line " + std::to_string(number_ + 1); }

 private:
    std::string_view rest_;
    std::size_t number_;
};

}  // namespace saksi
