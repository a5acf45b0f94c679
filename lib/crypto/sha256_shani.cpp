// The processor's own SHA-256 instructions, for two messages at a time: while
// one waits for its round, the other has its own.
//
// SPDX-License-Identifier: Apache-2.0
#include "sha256_kernel.hpp"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

#define SAKSI_TARGET gnu::target("sha,sse4.1,ssse3")
#define SAKSI_PAIR [[SAKSI_TARGET, gnu::always_inline]] inline

namespace saksi::crypto {
namespace {

using Vector = __m128i;
constexpr auto lanes = few_sha256_lanes;

/// A message's state as the instructions want it, and its last 16 words, four
/// in a vector.
struct Lane {
    Vector abef;
    Vector cdgh;
    Vector words[4];
};

/// Words i … i+3 of a lane's state, i 0 or 4.
SAKSI_PAIR Vector half_of(const LaneStates& states, std::size_t i, std::size_t lane) noexcept {
    const auto* const words = &states.words[i * lanes + lane];
    return _mm_set_epi32(static_cast<int>(words[3 * lanes]), static_cast<int>(words[2 * lanes]),
                         static_cast<int>(words[lanes]), static_cast<int>(words[0]));
}

SAKSI_PAIR void put_half(LaneStates& states, std::size_t i, std::size_t lane,
                         Vector half) noexcept {
    alignas(16) std::uint32_t words[4];
    _mm_store_si128(reinterpret_cast<Vector*>(words), half);
    for (std::size_t j = 0; j < 4; ++j) states.words[(i + j) * lanes + lane] = words[j];
}

/// From abcd and efgh, the first word lowest, to what the instructions want:
/// abef and cdgh, the first word highest.
SAKSI_PAIR void load_state(Lane& to, const LaneStates& states, std::size_t lane) noexcept {
    const auto dcba = _mm_shuffle_epi32(half_of(states, 0, lane), 0x1b);
    const auto hgfe = _mm_shuffle_epi32(half_of(states, 4, lane), 0x1b);
    to.abef = _mm_unpackhi_epi64(hgfe, dcba);
    to.cdgh = _mm_unpacklo_epi64(hgfe, dcba);
}

/// And back, added to what was there.
SAKSI_PAIR void add_state(LaneStates& states, const Lane& from, std::size_t lane) noexcept {
    const auto dcba = _mm_unpackhi_epi64(from.cdgh, from.abef);
    const auto hgfe = _mm_unpacklo_epi64(from.cdgh, from.abef);
    const auto abcd = _mm_shuffle_epi32(dcba, 0x1b);
    const auto efgh = _mm_shuffle_epi32(hgfe, 0x1b);
    put_half(states, 0, lane, _mm_add_epi32(abcd, half_of(states, 0, lane)));
    put_half(states, 4, lane, _mm_add_epi32(efgh, half_of(states, 4, lane)));
}

SAKSI_PAIR void load_block(Lane& to, const std::uint8_t* block) noexcept {
    const auto big_endian = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    for (std::size_t i = 0; i < 4; ++i) {
        const auto bytes = _mm_loadu_si128(reinterpret_cast<const Vector*>(block + 16 * i));
        to.words[i] = _mm_shuffle_epi8(bytes, big_endian);
    }
}

/// Rounds 4i … 4i+3. An instruction does two, and what was the one half of the
/// state becomes the other.
SAKSI_PAIR void four_rounds(Lane& lane, std::size_t i) noexcept {
    const auto constants =
        _mm_loadu_si128(reinterpret_cast<const Vector*>(&sha256_constants[4 * i]));
    const auto input = _mm_add_epi32(lane.words[i % 4], constants);
    lane.cdgh = _mm_sha256rnds2_epu32(lane.cdgh, lane.abef, input);
    lane.abef = _mm_sha256rnds2_epu32(lane.abef, lane.cdgh, _mm_shuffle_epi32(input, 0x0e));
}

/// The words of rounds 4i+16 … 4i+19, in place of those of 4i … 4i+3.
SAKSI_PAIR void extend(Lane& lane, std::size_t i) noexcept {
    auto& w = lane.words;
    const auto seven_back = _mm_alignr_epi8(w[(i + 3) % 4], w[(i + 2) % 4], 4);
    const auto sum = _mm_add_epi32(_mm_sha256msg1_epu32(w[i % 4], w[(i + 1) % 4]), seven_back);
    w[i % 4] = _mm_sha256msg2_epu32(sum, w[(i + 3) % 4]);
}

[[SAKSI_TARGET]] void compress(LaneStates& states, const std::uint8_t* const* blocks) noexcept {
    Lane pair[lanes];
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        load_state(pair[lane], states, lane);
        load_block(pair[lane], blocks[lane]);
    }
#pragma GCC unroll 16
    for (std::size_t i = 0; i < 16; ++i) {
        for (auto& lane : pair) {
            four_rounds(lane, i);
            if (i < 12) extend(lane, i);
        }
    }
    for (std::size_t lane = 0; lane < lanes; ++lane) add_state(states, pair[lane], lane);
}

bool has_instructions() noexcept {
    unsigned a = 0, b = 0, c = 0, d = 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b >> 29 & 1) != 0 &&
           __builtin_cpu_supports("sse4.1");
}

}  // namespace

const Sha256Kernel* shani_kernel() noexcept {
    static constexpr Sha256Kernel kernel{lanes, 1, compress, nullptr};
    static const bool here = has_instructions();
    return here ? &kernel : nullptr;
}

}  // namespace saksi::crypto

#else

const saksi::crypto::Sha256Kernel* saksi::crypto::shani_kernel() noexcept { return nullptr; }

#endif
