// SHA-256's compression as FIPS 180-4, section 6.2.2, has it, with a vector
// where the standard has a word. A kernel includes this once, after it has said
// what its vectors are:
//
//     SAKSI_LANES                      function attributes: target and inlining
//     Vector, lanes                    a 32-bit word of each lane; how many
//     add, xor3, choose, majority      the operations on them
//     rotated<n>, shifted<n>           to the right
//     one_byte_back(a, b)              words of a byte of a, then b's but one
//     same_in_all, load, store         one word for all lanes; aligned memory
//     load_blocks(w, blocks)           w[i] is word i of each lane's block
//     store_half_digests(s, to, at)    four words of each lane, behind to[lane] + at
//
// A macro and not a template: the compiler asks every function in between for
// the same target before it puts one into the other.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include "sha256_kernel.hpp"

namespace saksi::crypto {
namespace {

using Words = Vector (&)[16];  // the schedule's last 16 words, W(t) at t mod 16
using State = Vector (&)[8];

/// Round t. The standard moves a…h by one place a round; here they stay, and
/// the names move: a is at -t mod 8.
template <std::size_t t>
SAKSI_LANES void round(State s, Words w) noexcept {
    const auto a = s[(8 - t) & 7], b = s[(9 - t) & 7], c = s[(10 - t) & 7];
    const auto e = s[(12 - t) & 7], f = s[(13 - t) & 7], g = s[(14 - t) & 7];
    auto& d = s[(11 - t) & 7];
    auto& h = s[(15 - t) & 7];
    const auto input = add(add(w[t & 15], same_in_all(sha256_constants[t])), h);
    const auto big_sigma1 = xor3(rotated<6>(e), rotated<11>(e), rotated<25>(e));
    const auto t1 = add(add(input, choose(e, f, g)), big_sigma1);
    d = add(d, t1);
    const auto big_sigma0 = xor3(rotated<2>(a), rotated<13>(a), rotated<22>(a));
    h = add(t1, add(big_sigma0, majority(a, b, c)));
}

/// W(t + 16) in place of W(t), which has had its round; there are 64.
template <std::size_t t>
SAKSI_LANES void extend(Words w) noexcept {
    if constexpr (t + 16 < 64) {
        const auto next = w[(t + 1) & 15], last = w[(t + 14) & 15];
        const auto sigma0 = xor3(rotated<7>(next), rotated<18>(next), shifted<3>(next));
        const auto sigma1 = xor3(rotated<17>(last), rotated<19>(last), shifted<10>(last));
        w[t & 15] = add(add(add(w[t & 15], w[(t + 9) & 15]), sigma0), sigma1);
    }
}

/// Each round with the word that will be wanted sixteen rounds later, if any: while the
/// one waits for its rotations, the other has work for what only adds.
template <std::size_t... t>
SAKSI_LANES void all_rounds(State s, Words w, std::index_sequence<t...> /*rounds*/) noexcept {
    ((round<t>(s, w), extend<t>(w)), ...);
}

/// One block, whose words these are.
SAKSI_LANES void take_block(State s, Words w) noexcept {
    Vector before[8];
    for (std::size_t i = 0; i < 8; ++i) before[i] = s[i];
    all_rounds(s, w, std::make_index_sequence<64>());
    for (std::size_t i = 0; i < 8; ++i) s[i] = add(s[i], before[i]);
}

SAKSI_LANES void compress_lanes(LaneStates& states, const std::uint8_t* const* blocks) noexcept {
    Vector w[16];
    Vector s[8];
    load_blocks(w, blocks);
    for (std::size_t i = 0; i < 8; ++i) s[i] = load(&states.words[i * lanes]);
    take_block(s, w);
    for (std::size_t i = 0; i < 8; ++i) store(&states.words[i * lanes], s[i]);
}

/// A prefix moves the 64 bytes of a pair one byte on: the first block has all of
/// them but the last, the second that one and the padding.
SAKSI_LANES void hash_pair_lanes(std::uint8_t prefix, const std::uint8_t* const* pairs,
                                 std::uint8_t* const* digests) noexcept {
    constexpr std::uint32_t bits = 65 * 8;
    Vector w[16];
    Vector s[8];
    load_blocks(w, pairs);
    const auto last = w[15];
    for (std::size_t i = 15; i > 0; --i) w[i] = one_byte_back(w[i - 1], w[i]);
    w[0] = one_byte_back(same_in_all(prefix), w[0]);
    for (std::size_t i = 0; i < 8; ++i) s[i] = same_in_all(sha256_initial[i]);
    take_block(s, w);
    w[0] = one_byte_back(last, same_in_all(0x8000'0000));
    for (std::size_t i = 1; i < 15; ++i) w[i] = same_in_all(0);
    w[15] = same_in_all(bits);
    take_block(s, w);
    store_half_digests(s, digests, 0);
    store_half_digests(s + 4, digests, 16);
}

}  // namespace
}  // namespace saksi::crypto
