// Whole numbers between brackets, 64 bytes at a time: sets of bytes instead of
// bytes, and of each byte only what stands before it.
//
// SPDX-License-Identifier: Apache-2.0
#include "byte_sets.hpp"
#include "saksi/core/json_cursor.hpp"

namespace saksi::json {
namespace {

using byte_sets::at_once;
using byte_sets::Before;
using byte_sets::below;
using byte_sets::Set;

struct Bytes {
    explicit Bytes(const byte_sets::Block& block) noexcept
        : digits(block.digits()),
          zeros(block.are('0')),
          commas(block.are(',')),
          opens(block.are('[')),
          closes(block.are(']')) {}
    [[nodiscard]] Set others() const noexcept { return ~(digits | commas | opens | closes); }

    Set digits, zeros, commas, opens, closes;
};

/// What may stand where, for one block after the other.
class Grammar {
 public:
    enum class Start : std::uint8_t { of_row, of_rows };
    explicit Grammar(Start start) noexcept
        : opens_(start == Start::of_row), rows_(start == Start::of_rows) {}

    /// Bytes that cannot stand there.
    Set wrong(const Bytes& bytes) noexcept {
        const auto after_digit = digits_(bytes.digits);
        const auto after_open = opens_(bytes.opens);
        after_close = closes_(bytes.closes);
        const auto after_number = numbers_(bytes.commas & after_digit);
        const auto after_row = rows_(bytes.commas & after_close);
        const auto after_zero = zeros_(bytes.zeros & ~after_digit);
        const auto digit = after_open | after_number | (after_digit & ~after_zero);
        const auto ends_item = after_digit | after_close;
        return bytes.others() | (bytes.digits & ~digit) | (bytes.commas & ~ends_item) |
               (bytes.opens & ~after_row) | (bytes.closes & ~ends_item) |
               eight_in_a_row(bytes.digits);
    }

    Set after_close = 0;  ///< of the block that was looked at last

 private:
    /// So a number has fourteen digits at most, in two blocks.
    static Set eight_in_a_row(Set digits) noexcept {
        digits &= digits << 1;
        digits &= digits << 2;
        return digits & digits << 4;
    }

    Before digits_, closes_, numbers_, zeros_;
    Before opens_;  // as if a bracket had been before the row
    Before rows_;   // as if a row had been before the first
};

/// How many numbers there are in each row: as many as commas since the row before, and
/// in the first one more.
class Rows {
 public:
    explicit Rows(std::span<std::uint32_t> lengths) noexcept : lengths_(lengths) {}
    [[nodiscard]] std::size_t rows() const noexcept { return rows_; }

    /// False where there is no room for one more.
    bool take(const Bytes& bytes, Set within) noexcept {
        auto commas = bytes.commas & within;
        for (auto closes = bytes.closes & within; closes != 0; closes &= closes - 1) {
            if (rows_ == lengths_.size()) return false;
            const auto before = below(closes);
            lengths_[rows_] = commas_ + byte_sets::count(commas & before);
            if (rows_ == 0) ++lengths_[rows_];
            ++rows_;
            commas &= ~before;
            commas_ = 0;
        }
        commas_ += byte_sets::count(commas);
        return true;
    }

 private:
    std::span<std::uint32_t> lengths_;
    std::size_t rows_ = 0;
    std::uint32_t commas_ = 0;  // since the last row, in blocks before
};

}  // namespace

bool Cursor::skip_numbers(std::size_t& count) noexcept {
    Grammar grammar(Grammar::Start::of_row);
    std::size_t commas = 0;
    for (const auto* block = at_; block < end_; block += at_once) {
        const Bytes bytes({block, static_cast<std::size_t>(end_ - block)});
        const auto within = below(bytes.closes);
        const auto wrong = grammar.wrong(bytes);
        const auto end = bytes.closes & ~(bytes.closes - 1);
        if ((wrong & (within | end)) != 0) return false;
        commas += byte_sets::count(bytes.commas & within);
        if (end == 0) continue;
        count = commas + 1;
        at_ = block + byte_sets::lowest(end) + 1;
        return true;
    }
    return false;
}

bool Cursor::skip_rows(std::span<std::uint32_t> lengths, std::size_t& rows) noexcept {
    Grammar grammar(Grammar::Start::of_rows);
    Rows counted(lengths);
    for (const auto* block = at_; block < end_; block += at_once) {
        const Bytes bytes({block, static_cast<std::size_t>(end_ - block)});
        const auto wrong = grammar.wrong(bytes);
        const auto ends = bytes.closes & grammar.after_close;
        const auto within = below(ends);
        if ((wrong & within) != 0 || !counted.take(bytes, within)) return false;
        if (ends == 0) continue;
        rows = counted.rows();
        at_ = block + byte_sets::lowest(ends) + 1;
        return true;
    }
    return false;
}

}  // namespace saksi::json
