// A kernel runs SHA-256's compression over one block of each of its lanes. It
// knows nothing of messages, lengths or padding (sha256_many.cpp does), but of one
// kind: a prefix and two hashes, which a tree has as many of as it has entries.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "saksi/crypto/sha256_many.hpp"

namespace saksi::crypto {

inline constexpr std::size_t sha256_block = 64;  // bytes
inline constexpr std::size_t max_sha256_lanes = 16;
inline constexpr std::size_t few_sha256_lanes = 2;  // of the kernel for what is left over

/// FIPS 180-4, section 4.2.2.
inline constexpr std::uint32_t sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/// FIPS 180-4, section 5.3.3.
inline constexpr std::uint32_t sha256_initial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

/// Word w of lane l is at words[w * lanes + l].
struct alignas(64) LaneStates {
    std::uint32_t words[8 * max_sha256_lanes];
};

/// blocks[l] is the next block of lane l; there are as many as lanes. They may
/// lie anywhere, also in one another.
using CompressLanes = void (*)(LaneStates& states, const std::uint8_t* const* blocks) noexcept;

/// digests[l] = SHA-256(prefix || pairs[l]); a pair is 64 bytes, a digest 32. Digests
/// may lie in pairs: all of these are read first.
using HashPairLanes = void (*)(std::uint8_t prefix, const std::uint8_t* const* pairs,
                               std::uint8_t* const* digests) noexcept;

struct Sha256Kernel {
    std::size_t lanes;
    std::size_t fewest;  ///< messages it takes to be faster than libsodium
    CompressLanes compress;
    HashPairLanes hash_pairs;  ///< null: pairs are messages like others
};

/// Null where the processor, or the one this was compiled for, has no such vectors.
[[nodiscard]] const Sha256Kernel* avx2_kernel() noexcept;
[[nodiscard]] const Sha256Kernel* shani_kernel() noexcept;
[[nodiscard]] const Sha256Kernel* avx512_kernel() noexcept;
/// Null for scalar too: that is libsodium's.
[[nodiscard]] const Sha256Kernel* kernel_of(Sha256Backend backend) noexcept;

}  // namespace saksi::crypto
