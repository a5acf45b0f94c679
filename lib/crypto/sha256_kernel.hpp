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

/// FIPS 180-4, section 4.2.2. No constexpr: a compiler that knows them gives each an
/// instruction of its own, where an addition can fetch it for all lanes by itself.
extern const std::uint32_t sha256_constants[64];

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
