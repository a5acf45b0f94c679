// Sets of bytes instead of bytes: of 64 bytes five words say which are digits, commas,
// brackets; what may stand where is then a few shifts, for of each byte only what stands
// before it matters. A kernel includes this once, after it has said what it has:
//
//     SAKSI_BYTES      function attributes: target
//     Block            64 bytes, of which `left` are the text's: are(byte), digits()
//     count(set)       how many there are
//
// A macro and not a template: the compiler asks every function in between for the same
// target before it puts one into the other.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "byte_kernel.hpp"
#include "byte_sets.hpp"

namespace saksi {
namespace {

using byte_sets::at_once;
using byte_sets::Before;
using byte_sets::below;
using byte_sets::Set;

struct RowBytes {
    SAKSI_BYTES explicit RowBytes(const Block& block) noexcept
        : digits(block.digits()),
          zeros(block.are('0')),
          commas(block.are(',')),
          opens(block.are('[')),
          closes(block.are(']')) {}
    [[nodiscard]] SAKSI_BYTES Set others() const noexcept {
        return ~(digits | commas | opens | closes);
    }

    Set digits, zeros, commas, opens, closes;
};

/// What may stand where in rows of whole numbers, for one block after the other.
class RowGrammar {
 public:
    enum class Start : std::uint8_t { of_row, of_rows };
    SAKSI_BYTES explicit RowGrammar(Start start) noexcept
        : opens_(start == Start::of_row), rows_(start == Start::of_rows) {}

    /// Bytes that cannot stand there.
    SAKSI_BYTES Set wrong(const RowBytes& bytes) noexcept {
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
    SAKSI_BYTES static Set eight_in_a_row(Set digits) noexcept {
        digits &= digits << 1;
        digits &= digits << 2;
        return digits & digits << 4;
    }

    Before digits_, closes_, numbers_, zeros_;
    Before opens_;  // as if a bracket had been before the row
    Before rows_;   // as if a row had been before the first
};

/// How many numbers there are in each row: as many as commas since the row before, and
/// as if one were before the first.
class RowLengths {
 public:
    SAKSI_BYTES explicit RowLengths(std::span<std::uint32_t> lengths) noexcept
        : lengths_(lengths) {}
    [[nodiscard]] SAKSI_BYTES std::size_t rows() const noexcept { return rows_; }

    /// False where there is no room for one more.
    SAKSI_BYTES bool take(const RowBytes& bytes, Set within) noexcept {
        auto commas = bytes.commas & within;
        for (auto closes = bytes.closes & within; closes != 0; closes &= closes - 1) {
            if (rows_ == lengths_.size()) return false;
            const auto before = below(closes);
            lengths_[rows_++] = commas_ + count(commas & before);
            commas &= ~before;
            commas_ = 0;
        }
        commas_ += count(commas);
        return true;
    }

 private:
    std::span<std::uint32_t> lengths_;
    std::size_t rows_ = 0;
    std::uint32_t commas_ = 1;  // since the last row, in blocks before
};

SAKSI_BYTES std::size_t left(const char* at, const char* end) noexcept {
    return static_cast<std::size_t>(end - at);
}

SAKSI_BYTES bool skip_numbers(const char*& at, const char* end, std::size_t& numbers) noexcept {
    RowGrammar grammar(RowGrammar::Start::of_row);
    std::size_t commas = 0;
    for (const auto* block = at; block < end; block += at_once) {
        const RowBytes bytes({block, left(block, end)});
        const auto within = below(bytes.closes);
        const auto wrong = grammar.wrong(bytes);
        const auto close = bytes.closes & ~(bytes.closes - 1);
        if ((wrong & (within | close)) != 0) return false;
        commas += count(bytes.commas & within);
        if (close == 0) continue;
        numbers = commas + 1;
        at = block + byte_sets::lowest(close) + 1;
        return true;
    }
    return false;
}

SAKSI_BYTES bool skip_rows(const char*& at, const char* end, std::span<std::uint32_t> lengths,
                           std::size_t& rows) noexcept {
    RowGrammar grammar(RowGrammar::Start::of_rows);
    RowLengths counted(lengths);
    for (const auto* block = at; block < end; block += at_once) {
        const RowBytes bytes({block, left(block, end)});
        const auto wrong = grammar.wrong(bytes);
        const auto ends = bytes.closes & grammar.after_close;
        const auto within = below(ends);
        if ((wrong & within) != 0 || !counted.take(bytes, within)) return false;
        if (ends == 0) continue;
        rows = counted.rows();
        at = block + byte_sets::lowest(ends) + 1;
        return true;
    }
    return false;
}

SAKSI_BYTES std::uint32_t* find_digit_ends(const char* text, std::size_t left, std::uint32_t at,
                                           std::uint64_t& carried, std::uint32_t* ends) noexcept {
    const auto digits = Block(text, left).digits();
    for (auto behind = ~digits & (digits << 1 | carried); behind != 0; behind &= behind - 1)
        *ends++ = at + static_cast<std::uint32_t>(byte_sets::lowest(behind));
    carried = digits >> (at_once - 1);
    return ends;
}

constexpr ByteKernel kernel_of_these{skip_numbers, skip_rows, find_digit_ends};

}  // namespace
}  // namespace saksi
