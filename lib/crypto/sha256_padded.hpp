// A message as the blocks that SHA-256 takes: prefix || message || padding. It is
// read where it lies; only its first block, which begins with the prefix, and
// its end, which is padded, are put together apart.
//
// Spec: FIPS 180-4, section 5.1.1.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "saksi/core/bytes.hpp"
#include "sha256_kernel.hpp"

namespace saksi::crypto {

/// A 1 bit, zeros, and the length in bits as 64 bits, need 9 bytes at least.
inline std::size_t blocks_of(ByteView message) noexcept {
    return (1 + message.size() + 9 + sha256_block - 1) / sha256_block;
}

inline void put_big_endian(std::uint8_t* to, std::uint64_t value, std::size_t bytes) noexcept {
    for (auto i = bytes; i-- > 0; value >>= 8) to[i] = static_cast<std::uint8_t>(value);
}

/// Borrows the message.
class PaddedMessage {
 public:
    void set(std::uint8_t prefix, ByteView message) noexcept {
        const auto size = 1 + message.size();
        message_ = message.data();
        whole_ = size / sha256_block;
        blocks_ = blocks_of(message);
        const auto rest = size % sha256_block;
        const auto end = (blocks_ - whole_) * sha256_block;
        std::memset(&end_[rest], 0, end - rest);
        if (whole_ > 0) {
            first_[0] = prefix;
            std::memcpy(&first_[1], message_, sha256_block - 1);
            std::memcpy(&end_[0], message_ + message.size() - rest, rest);
        } else {
            end_[0] = prefix;
            std::copy(message.begin(), message.end(), &end_[1]);
        }
        end_[rest] = 0x80;
        put_big_endian(&end_[end - 8], size * 8, 8);
    }
    [[nodiscard]] std::size_t blocks() const noexcept { return blocks_; }
    /// Blocks before those that are padded: from the second on they lie in the message.
    [[nodiscard]] std::size_t whole_blocks() const noexcept { return whole_; }
    /// After the last block, that block again: the lane then waits for longer ones.
    [[nodiscard]] const std::uint8_t* block(std::size_t i) const noexcept {
        i = std::min(i, blocks_ - 1);
        if (i >= whole_) return &end_[(i - whole_) * sha256_block];
        return i == 0 ? first_.data() : message_ + i * sha256_block - 1;
    }

 private:
    const std::uint8_t* message_ = nullptr;
    std::size_t whole_ = 0;  // blocks without padding
    std::size_t blocks_ = 0;
    std::array<std::uint8_t, sha256_block> first_;
    std::array<std::uint8_t, 2 * sha256_block> end_;
};

}  // namespace saksi::crypto
