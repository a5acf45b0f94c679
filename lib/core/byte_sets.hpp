// Sixty-four bytes of a text as sets: bit i says whether byte i is one of those
// that are looked for. What may stand where is then a few shifts, and as many
// bytes are judged at once.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "saksi/core/digits.hpp"

namespace saksi::byte_sets {

using Set = std::uint64_t;
inline constexpr std::size_t at_once = 64;

/// Where the text has less than 64 bytes left: those, and zeros.
class Block {
 public:
    Block(const char* text, std::size_t left) noexcept : text_(text) {
        if (left >= at_once) return;
        std::memcpy(copy_.data(), text, left);
        std::memset(copy_.data() + left, 0, at_once - left);
        text_ = copy_.data();
    }
    Block(const Block&) = delete;
    Block& operator=(const Block&) = delete;

#if defined(__SSE2__)
    /// The bytes for which `is_one`, asked of sixteen at a time, has all bits set.
    template <class IsOne>
    [[nodiscard]] Set those(IsOne is_one) const noexcept {
        Set set = 0;
        for (std::size_t i = 0; i < at_once; i += 16) {
            const auto part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text_ + i));
            set |= static_cast<Set>(static_cast<unsigned>(_mm_movemask_epi8(is_one(part)))) << i;
        }
        return set;
    }
    [[nodiscard]] Set are(char byte) const noexcept {
        return those([byte](__m128i part) { return _mm_cmpeq_epi8(part, _mm_set1_epi8(byte)); });
    }
    [[nodiscard]] Set digits() const noexcept {
        return those([](__m128i part) {
            const auto above_zero = _mm_sub_epi8(part, _mm_set1_epi8('0'));
            return _mm_cmpeq_epi8(_mm_min_epu8(above_zero, _mm_set1_epi8(9)), above_zero);
        });
    }
#else
    /// The bytes whose highest bit `are_some` sets, asked of eight at a time.
    template <class AreSome>
    [[nodiscard]] Set those(AreSome are_some) const noexcept {
        constexpr std::uint64_t gather = 0x0102'0408'1020'4080;
        Set set = 0;
        for (std::size_t i = 0; i < at_once; i += saksi::digits::at_once)
            set |= ((are_some(saksi::digits::load(text_ + i)) >> 7) * gather >> 56) << i;
        return set;
    }
    [[nodiscard]] Set are(char byte) const noexcept {
        return those([byte](std::uint64_t word) { return saksi::digits::those(word, byte); });
    }
    [[nodiscard]] Set digits() const noexcept {
        return those(
            [](std::uint64_t word) { return ~saksi::digits::others(word) & saksi::digits::all; });
    }
#endif

 private:
    const char* text_;
    std::array<char, at_once> copy_;
};

/// How many there are; the machines this is built for need not have it in one step.
[[nodiscard]] constexpr std::uint32_t count(Set set) noexcept {
    set -= set >> 1 & 0x5555'5555'5555'5555;
    set = (set & 0x3333'3333'3333'3333) + (set >> 2 & 0x3333'3333'3333'3333);
    set = (set + (set >> 4)) & 0x0f0f'0f0f'0f0f'0f0f;
    return static_cast<std::uint32_t>(set * 0x0101'0101'0101'0101 >> 56);
}

/// The place of the lowest: 64 if there is none.
[[nodiscard]] constexpr std::size_t lowest(Set set) noexcept {
    return static_cast<std::size_t>(std::countr_zero(set));
}

/// All below the lowest; all there are if there is none.
[[nodiscard]] constexpr Set below(Set set) noexcept { return (set - 1) & ~set; }

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

}  // namespace saksi::byte_sets
