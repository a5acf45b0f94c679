// A kernel runs SHA-256's compression over one block of each of its lanes. It
// knows nothing of messages, lengths or padding (sha256_many.cpp does).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "saksi/crypto/sha256_many.hpp"

namespace saksi::crypto {

inline constexpr std::size_t sha256_block = 64;  // bytes
inline constexpr std::size_t max_sha256_lanes = 16;

/// Word w of lane l is at words[w * lanes + l].
struct alignas(64) LaneStates {
    std::uint32_t words[8 * max_sha256_lanes];
};

/// blocks[l] is the next block of lane l; there are as many as lanes. They may
/// lie anywhere, also in one another.
using CompressLanes = void (*)(LaneStates& states, const std::uint8_t* const* blocks) noexcept;

struct Sha256Kernel {
    std::size_t lanes;
    CompressLanes compress;
};

/// Null where the processor, or the one this was compiled for, has no such vectors.
[[nodiscard]] const Sha256Kernel* avx2_kernel() noexcept;
[[nodiscard]] const Sha256Kernel* avx512_kernel() noexcept;
/// Null for scalar too: that is libsodium's.
[[nodiscard]] const Sha256Kernel* kernel_of(Sha256Backend backend) noexcept;

}  // namespace saksi::crypto
