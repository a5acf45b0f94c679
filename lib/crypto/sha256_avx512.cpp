// 16 lanes: AVX-512 has a rotation, and any function of three words in one
// instruction (the constant is its truth table).
//
// SPDX-License-Identifier: Apache-2.0
#include "sha256_kernel.hpp"

#if defined(__x86_64__)
#if defined(__GNUC__) && \
    !defined(__clang__)  // g++ 12 takes its own "undefined" vectors for mistakes
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>

#define SAKSI_TARGET gnu::target("avx512f,avx512bw")
#define SAKSI_LANES [[SAKSI_TARGET, gnu::always_inline]] inline

namespace saksi::crypto {
namespace {

using Vector = __m512i;
constexpr std::size_t lanes = 16;

SAKSI_LANES Vector add(Vector a, Vector b) noexcept { return _mm512_add_epi32(a, b); }
SAKSI_LANES Vector xor3(Vector a, Vector b, Vector c) noexcept {
    return _mm512_ternarylogic_epi32(a, b, c, 0x96);
}
SAKSI_LANES Vector choose(Vector a, Vector b, Vector c) noexcept {
    return _mm512_ternarylogic_epi32(a, b, c, 0xca);
}
SAKSI_LANES Vector majority(Vector a, Vector b, Vector c) noexcept {
    return _mm512_ternarylogic_epi32(a, b, c, 0xe8);
}
template <int n>
SAKSI_LANES Vector rotated(Vector a) noexcept {
    return _mm512_ror_epi32(a, n);
}
template <int n>
SAKSI_LANES Vector shifted(Vector a) noexcept {
    return _mm512_srli_epi32(a, n);
}
/// Words of the bytes that begin one byte before b's, the last of a's.
SAKSI_LANES Vector one_byte_back(Vector a, Vector b) noexcept {
    return _mm512_or_si512(_mm512_slli_epi32(a, 24), _mm512_srli_epi32(b, 8));
}
SAKSI_LANES Vector same_in_all(std::uint32_t word) noexcept {
    return _mm512_set1_epi32(static_cast<int>(word));
}
SAKSI_LANES Vector load(const std::uint32_t* words) noexcept { return _mm512_load_si512(words); }
SAKSI_LANES void store(std::uint32_t* words, Vector a) noexcept { _mm512_store_si512(words, a); }

/// Words as big-endian memory has them, and back.
SAKSI_LANES Vector turned(Vector words) noexcept {
    const auto order =
        _mm512_broadcast_i32x4(_mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3));
    return _mm512_shuffle_epi8(words, order);
}

SAKSI_LANES Vector load_block(const std::uint8_t* block) noexcept {
    return turned(_mm512_loadu_si512(block));
}

template <int quarter>
SAKSI_LANES void store_quarter(std::uint8_t* to, Vector a) noexcept {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm512_extracti32x4_epi32(a, quarter));
}

/// The table of load_blocks, the other way: a quarter has the four words of a lane.
SAKSI_LANES void store_half_digests(const Vector* s, std::uint8_t* const* to,
                                    std::size_t at) noexcept {
    const auto low01 = _mm512_unpacklo_epi32(s[0], s[1]),
               high01 = _mm512_unpackhi_epi32(s[0], s[1]);
    const auto low23 = _mm512_unpacklo_epi32(s[2], s[3]),
               high23 = _mm512_unpackhi_epi32(s[2], s[3]);
    const Vector quarters[4] = {turned(_mm512_unpacklo_epi64(low01, low23)),
                                turned(_mm512_unpackhi_epi64(low01, low23)),
                                turned(_mm512_unpacklo_epi64(high01, high23)),
                                turned(_mm512_unpackhi_epi64(high01, high23))};
    for (std::size_t j = 0; j < 4; ++j) {
        store_quarter<0>(to[j] + at, quarters[j]);
        store_quarter<1>(to[4 + j] + at, quarters[j]);
        store_quarter<2>(to[8 + j] + at, quarters[j]);
        store_quarter<3>(to[12 + j] + at, quarters[j]);
    }
}

/// A table of 16 blocks by 16 words, turned on its side: first inside quarters
/// of 4 words, then the quarters.
SAKSI_LANES void load_blocks(Vector (&w)[lanes], const std::uint8_t* const* blocks) noexcept {
    Vector quarters[lanes];  // 4g + j: word j of each quarter, of the blocks 4g … 4g + 3
    for (std::size_t g = 0; g < lanes; g += 4) {
        const auto b0 = load_block(blocks[g]), b1 = load_block(blocks[g + 1]);
        const auto b2 = load_block(blocks[g + 2]), b3 = load_block(blocks[g + 3]);
        const auto low01 = _mm512_unpacklo_epi32(b0, b1), high01 = _mm512_unpackhi_epi32(b0, b1);
        const auto low23 = _mm512_unpacklo_epi32(b2, b3), high23 = _mm512_unpackhi_epi32(b2, b3);
        quarters[g] = _mm512_unpacklo_epi64(low01, low23);
        quarters[g + 1] = _mm512_unpackhi_epi64(low01, low23);
        quarters[g + 2] = _mm512_unpacklo_epi64(high01, high23);
        quarters[g + 3] = _mm512_unpackhi_epi64(high01, high23);
    }
    for (std::size_t j = 0; j < 4; ++j) {
        const auto even0 = _mm512_shuffle_i32x4(quarters[j], quarters[4 + j], 0x88);
        const auto odd0 = _mm512_shuffle_i32x4(quarters[j], quarters[4 + j], 0xdd);
        const auto even1 = _mm512_shuffle_i32x4(quarters[8 + j], quarters[12 + j], 0x88);
        const auto odd1 = _mm512_shuffle_i32x4(quarters[8 + j], quarters[12 + j], 0xdd);
        w[j] = _mm512_shuffle_i32x4(even0, even1, 0x88);
        w[4 + j] = _mm512_shuffle_i32x4(odd0, odd1, 0x88);
        w[8 + j] = _mm512_shuffle_i32x4(even0, even1, 0xdd);
        w[12 + j] = _mm512_shuffle_i32x4(odd0, odd1, 0xdd);
    }
}

}  // namespace
}  // namespace saksi::crypto

#include "sha256_rounds.hpp"

namespace saksi::crypto {
namespace {

[[SAKSI_TARGET]] void compress(LaneStates& states, const std::uint8_t* const* blocks) noexcept {
    compress_lanes(states, blocks);
}

[[SAKSI_TARGET]] void hash_pairs(std::uint8_t prefix, const std::uint8_t* const* pairs,
                                 std::uint8_t* const* digests) noexcept {
    hash_pair_lanes(prefix, pairs, digests);
}

}  // namespace

const Sha256Kernel* avx512_kernel() noexcept {
    static constexpr Sha256Kernel kernel{lanes, 3, compress, hash_pairs};
    const bool has = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw");
    return has ? &kernel : nullptr;
}

}  // namespace saksi::crypto

#else

const saksi::crypto::Sha256Kernel* saksi::crypto::avx512_kernel() noexcept { return nullptr; }

#endif
