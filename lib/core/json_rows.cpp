// Rows of whole numbers, 64 bytes at a time: sets of bytes instead of bytes, and
// of each byte only what stands before it.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/json_cursor.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>

#include <array>
#include <bit>
#include <cstring>
#include <span>

namespace saksi::json {
namespace {

constexpr std::size_t at_once = 64;
using Set = std::uint64_t;  // bit i: byte i

struct Block {
    Set digits = 0, zeros = 0, commas = 0, opens = 0, closes = 0;

    [[nodiscard]] Set others() const noexcept { return ~(digits | commas | opens | closes); }
};

Set set_of(__m128i found) noexcept { return static_cast<Set>(_mm_movemask_epi8(found)); }

Block bytes_at(const char* text) noexcept {
    Block bytes;
    for (std::size_t i = 0; i < at_once; i += 16) {
        const auto part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i));
        const auto above_zero = _mm_sub_epi8(part, _mm_set1_epi8('0'));
        const auto is_digit =
            _mm_cmpeq_epi8(_mm_min_epu8(above_zero, _mm_set1_epi8(9)), above_zero);
        const auto those = [&](char byte) {
            return set_of(_mm_cmpeq_epi8(part, _mm_set1_epi8(byte))) << i;
        };
        bytes.digits |= set_of(is_digit) << i;
        bytes.zeros |= those('0');
        bytes.commas |= those(',');
        bytes.opens |= those('[');
        bytes.closes |= those(']');
    }
    return bytes;
}

/// A set moved one byte on: what stands before each byte. The last one of the
/// block before is carried over.
class Before {
 public:
    explicit Before(bool first = false) noexcept : carried_(first ? 1 : 0) {}
    Set operator()(Set set) noexcept {
        const auto before = set << 1 | carried_;
        carried_ = set >> (at_once - 1);
        return before;
    }

 private:
    Set carried_;
};

/// What may stand where, for one block after the other.
class Grammar {
 public:
    /// Bytes that cannot stand there. `ends`: brackets that close the rows.
    Set wrong(const Block& bytes, Set& ends) noexcept {
        const auto after_digit = digits_(bytes.digits);
        const auto after_close = closes_(bytes.closes);
        const auto after_open = opens_(bytes.opens);
        const auto after_number = numbers_(bytes.commas & after_digit);
        const auto after_row = rows_(bytes.commas & after_close);
        const auto after_zero = zeros_(bytes.zeros & ~after_digit);
        ends = bytes.closes & after_close;
        const auto digit = after_open | after_number | (after_digit & ~after_zero);
        return bytes.others() | (bytes.digits & ~digit) |
               (bytes.commas & ~(after_digit | after_close)) | (bytes.opens & ~after_row) |
               (bytes.closes & ~(after_digit | after_close)) | eight_in_a_row(bytes.digits);
    }

 private:
    /// So a number has fourteen digits at most, in two blocks.
    static Set eight_in_a_row(Set digits) noexcept {
        digits &= digits << 1;
        digits &= digits << 2;
        return digits & digits << 4;
    }

    Before digits_, closes_, opens_, numbers_, zeros_;
    Before rows_{true};  // as if a row had been before the first
};

/// How many numbers there are in each row: as many as commas since the row before, and
/// in the first one more.
class Rows {
 public:
    explicit Rows(std::span<std::uint32_t> lengths) noexcept : lengths_(lengths) {}
    [[nodiscard]] std::size_t rows() const noexcept { return rows_; }

    /// False where there is no room for one more.
    bool take(const Block& bytes, Set within) noexcept {
        auto commas = bytes.commas & within;
        for (auto closes = bytes.closes & within; closes != 0; closes &= closes - 1) {
            if (rows_ == lengths_.size()) return false;
            const auto before = (closes - 1) & ~closes;
            lengths_[rows_] = commas_ + count(commas & before);
            if (rows_ == 0) ++lengths_[rows_];
            ++rows_;
            commas &= ~before;
            commas_ = 0;
        }
        commas_ += count(commas);
        return true;
    }

 private:
    static std::uint32_t count(Set set) noexcept {
        return static_cast<std::uint32_t>(std::popcount(set));
    }

    std::span<std::uint32_t> lengths_;
    std::size_t rows_ = 0;
    std::uint32_t commas_ = 0;  // since the last row, in blocks before
};

}  // namespace

bool Cursor::skip_rows(std::span<std::uint32_t> lengths, std::size_t& rows) noexcept {
    Grammar grammar;
    Rows counted(lengths);
    for (const auto* block = at_; block < end_; block += at_once) {
        std::array<char, at_once> last{};
        const auto left = static_cast<std::size_t>(end_ - block);
        if (left < at_once) std::memcpy(last.data(), block, left);
        const auto bytes = bytes_at(left < at_once ? last.data() : block);
        Set ends = 0;
        const auto wrong = grammar.wrong(bytes, ends);
        const auto within = (ends - 1) & ~ends;  // before the end; all if it is not here
        if ((wrong & within) != 0 || !counted.take(bytes, within)) return false;
        if (ends == 0) continue;
        rows = counted.rows();
        at_ = block + std::countr_zero(ends) + 1;
        return true;
    }
    return false;
}

}  // namespace saksi::json

#else

bool saksi::json::Cursor::skip_rows(std::span<std::uint32_t> /*lengths*/,
                                    std::size_t& /*rows*/) noexcept {
    return false;
}

#endif
