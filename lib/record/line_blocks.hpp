// A text in blocks of whole lines, so that several threads can share it: a line
// is never cut, and each block knows the number of its first line.
//
// Memory: a block, of usually little more than asked for; a line too long is not
// kept whole.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string_view>
#include <utility>

#include "saksi/core/bytes.hpp"
#include "saksi/core/effort.hpp"

namespace saksi::record {

inline constexpr std::size_t max_line = std::size_t{1} << 20;  ///< bytes, without its end

struct LineBlock {
    std::uint64_t first = 1;  ///< number of its first line
    Bytes bytes;              ///< the last line has no end where the text had none, or it was cut

    [[nodiscard]] std::string_view text() const noexcept { return text_of(bytes); }
};

class LineBlocks {
 public:
    /// Borrows both, for as long as blocks are taken, of so many bytes at least,
    /// but the last.
    LineBlocks(std::istream& input, std::size_t block_size, PhaseWatch* watch)
        : input_(input), block_size_(block_size), watch_(watch) {}

    /// The next block; nothing at the end. A line of more than max_line bytes stands
    /// last in its block, as much of it as shows that, and one byte more.
    [[nodiscard]] std::optional<LineBlock> next();
    /// What was read and is in no block, for who goes on without blocks.
    [[nodiscard]] Bytes take_ahead() noexcept { return std::exchange(ahead_, {}); }
    /// After the last block: was that the end? Not if the stream was never open:
    /// an unreadable file is no empty one.
    [[nodiscard]] bool broken() const { return input_.bad() || !input_.eof(); }

 private:
    [[nodiscard]] bool refill();
    [[nodiscard]] LineBlock cut(std::size_t size);
    void pass_over_line();

    std::istream& input_;
    std::size_t block_size_;
    PhaseWatch* watch_;
    Bytes ahead_;  // read, and in no block yet
    std::uint64_t line_ = 1;
};

}  // namespace saksi::record
