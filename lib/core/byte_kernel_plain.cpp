// What every processor has: sixteen bytes in a register of SSE2, else eight in one of
// those for numbers.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstring>

#include "byte_kernel.hpp"
#include "byte_sets.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#else
#include "saksi/core/digits.hpp"
#endif

#define SAKSI_BYTES inline

namespace saksi {
namespace {

class Block {
 public:
    Block(const char* text, std::size_t left) noexcept : text_(text, left) {}

#if defined(__SSE2__)
    [[nodiscard]] byte_sets::Set are(char byte) const noexcept {
        return those([byte](__m128i part) { return _mm_cmpeq_epi8(part, _mm_set1_epi8(byte)); });
    }
    [[nodiscard]] byte_sets::Set digits() const noexcept {
        return those([](__m128i part) {
            const auto above_zero = _mm_sub_epi8(part, _mm_set1_epi8('0'));
            return _mm_cmpeq_epi8(_mm_min_epu8(above_zero, _mm_set1_epi8(9)), above_zero);
        });
    }

 private:
    /// The bytes for which `is_one`, asked of sixteen at a time, has all bits set.
    template <class IsOne>
    [[nodiscard]] byte_sets::Set those(IsOne is_one) const noexcept {
        byte_sets::Set set = 0;
        for (std::size_t i = 0; i < byte_sets::at_once; i += 16) {
            const auto part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text_.bytes() + i));
            const auto bits = static_cast<unsigned>(_mm_movemask_epi8(is_one(part)));
            set |= byte_sets::Set{bits} << i;
        }
        return set;
    }
#else
    [[nodiscard]] byte_sets::Set are(char byte) const noexcept {
        return those([byte](std::uint64_t word) { return saksi::digits::those(word, byte); });
    }
    [[nodiscard]] byte_sets::Set digits() const noexcept {
        return those(
            [](std::uint64_t word) { return ~saksi::digits::others(word) & saksi::digits::all; });
    }

 private:
    /// The bytes whose highest bit `are_some` sets, asked of eight at a time.
    template <class AreSome>
    [[nodiscard]] byte_sets::Set those(AreSome are_some) const noexcept {
        constexpr std::uint64_t gather = 0x0102'0408'1020'4080;
        byte_sets::Set set = 0;
        for (std::size_t i = 0; i < byte_sets::at_once; i += saksi::digits::at_once) {
            const auto word = saksi::digits::load(text_.bytes() + i);
            set |= ((are_some(word) >> 7) * gather >> 56) << i;
        }
        return set;
    }
#endif

    byte_sets::Text text_;
};

/// The machines this is built for need not have it in one step.
constexpr std::uint32_t count(byte_sets::Set set) noexcept {
    set -= set >> 1 & 0x5555'5555'5555'5555;
    set = (set & 0x3333'3333'3333'3333) + (set >> 2 & 0x3333'3333'3333'3333);
    set = (set + (set >> 4)) & 0x0f0f'0f0f'0f0f'0f0f;
    return static_cast<std::uint32_t>(set * 0x0101'0101'0101'0101 >> 56);
}

}  // namespace
}  // namespace saksi

#include "byte_kernel_steps.hpp"

const saksi::ByteKernel* saksi::plain_byte_kernel() noexcept { return &kernel_of_these; }
