// 8 lanes: AVX2 has neither a rotation nor functions of three words.
//
// SPDX-License-Identifier: Apache-2.0
#include "sha256_kernel.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#define SAKSI_TARGET gnu::target("avx2")
#define SAKSI_LANES [[SAKSI_TARGET, gnu::always_inline]] inline

namespace saksi::crypto {
namespace {

using Vector = __m256i;
constexpr std::size_t lanes = 8;

SAKSI_LANES Vector add(Vector a, Vector b) noexcept { return _mm256_add_epi32(a, b); }
SAKSI_LANES Vector xor3(Vector a, Vector b, Vector c) noexcept {
    return _mm256_xor_si256(a, _mm256_xor_si256(b, c));
}
SAKSI_LANES Vector choose(Vector a, Vector b, Vector c) noexcept {
    return _mm256_xor_si256(c, _mm256_and_si256(a, _mm256_xor_si256(b, c)));
}
SAKSI_LANES Vector majority(Vector a, Vector b, Vector c) noexcept {
    return _mm256_or_si256(_mm256_and_si256(a, b), _mm256_and_si256(c, _mm256_or_si256(a, b)));
}
template <int n>
SAKSI_LANES Vector shifted(Vector a) noexcept {
    return _mm256_srli_epi32(a, n);
}
template <int n>
SAKSI_LANES Vector rotated(Vector a) noexcept {
    return _mm256_or_si256(_mm256_srli_epi32(a, n), _mm256_slli_epi32(a, 32 - n));
}
/// Words of the bytes that begin one byte before b's, the last of a's.
SAKSI_LANES Vector one_byte_back(Vector a, Vector b) noexcept {
    return _mm256_or_si256(_mm256_slli_epi32(a, 24), _mm256_srli_epi32(b, 8));
}
SAKSI_LANES Vector same_in_all(std::uint32_t word) noexcept {
    return _mm256_set1_epi32(static_cast<int>(word));
}
SAKSI_LANES Vector load(const std::uint32_t* words) noexcept {
    return _mm256_load_si256(reinterpret_cast<const Vector*>(words));
}
SAKSI_LANES void store(std::uint32_t* words, Vector a) noexcept {
    _mm256_store_si256(reinterpret_cast<Vector*>(words), a);
}

/// Words as big-endian memory has them, and back.
SAKSI_LANES Vector turned(Vector words) noexcept {
    const auto order = _mm256_broadcastsi128_si256(
        _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3));
    return _mm256_shuffle_epi8(words, order);
}

/// Half the words of a block.
SAKSI_LANES Vector load_half(const std::uint8_t* half) noexcept {
    return turned(_mm256_loadu_si256(reinterpret_cast<const Vector*>(half)));
}

template <int quarter>
SAKSI_LANES void store_quarter(std::uint8_t* to, Vector a) noexcept {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm256_extracti128_si256(a, quarter));
}

/// The table of load_halves, the other way: a quarter has the four words of a lane.
SAKSI_LANES void store_half_digests(const Vector* s, std::uint8_t* const* to,
                                    std::size_t at) noexcept {
    const auto low01 = _mm256_unpacklo_epi32(s[0], s[1]),
               high01 = _mm256_unpackhi_epi32(s[0], s[1]);
    const auto low23 = _mm256_unpacklo_epi32(s[2], s[3]),
               high23 = _mm256_unpackhi_epi32(s[2], s[3]);
    const Vector quarters[4] = {turned(_mm256_unpacklo_epi64(low01, low23)),
                                turned(_mm256_unpackhi_epi64(low01, low23)),
                                turned(_mm256_unpacklo_epi64(high01, high23)),
                                turned(_mm256_unpackhi_epi64(high01, high23))};
    for (std::size_t j = 0; j < 4; ++j) {
        store_quarter<0>(to[j] + at, quarters[j]);
        store_quarter<1>(to[4 + j] + at, quarters[j]);
    }
}

/// A table of 8 blocks by 8 words, turned on its side: first inside quarters of
/// 4 words, then the quarters.
SAKSI_LANES void load_halves(Vector* w, const std::uint8_t* const* blocks,
                             std::size_t at) noexcept {
    Vector quarters[lanes];  // 4g + j: word j of each quarter, of the blocks 4g … 4g + 3
    for (std::size_t g = 0; g < lanes; g += 4) {
        const auto b0 = load_half(blocks[g] + at), b1 = load_half(blocks[g + 1] + at);
        const auto b2 = load_half(blocks[g + 2] + at), b3 = load_half(blocks[g + 3] + at);
        const auto low01 = _mm256_unpacklo_epi32(b0, b1), high01 = _mm256_unpackhi_epi32(b0, b1);
        const auto low23 = _mm256_unpacklo_epi32(b2, b3), high23 = _mm256_unpackhi_epi32(b2, b3);
        quarters[g] = _mm256_unpacklo_epi64(low01, low23);
        quarters[g + 1] = _mm256_unpackhi_epi64(low01, low23);
        quarters[g + 2] = _mm256_unpacklo_epi64(high01, high23);
        quarters[g + 3] = _mm256_unpackhi_epi64(high01, high23);
    }
    for (std::size_t j = 0; j < 4; ++j) {
        w[j] = _mm256_permute2x128_si256(quarters[j], quarters[4 + j], 0x20);
        w[4 + j] = _mm256_permute2x128_si256(quarters[j], quarters[4 + j], 0x31);
    }
}

SAKSI_LANES void load_blocks(Vector (&w)[16], const std::uint8_t* const* blocks) noexcept {
    load_halves(w, blocks, 0);
    load_halves(w + 8, blocks, sha256_block / 2);
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

const Sha256Kernel* avx2_kernel() noexcept {
    static constexpr Sha256Kernel kernel{lanes, 3, compress, hash_pairs};
    return __builtin_cpu_supports("avx2") ? &kernel : nullptr;
}

}  // namespace saksi::crypto

#else

const saksi::crypto::Sha256Kernel* saksi::crypto::avx2_kernel() noexcept { return nullptr; }

#endif
