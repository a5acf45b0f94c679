// SHA-256, the one hash of the log. All hashing of many messages goes through
// hash_many, so that a faster kernel finds its place here and nowhere else.
//
// Spec: FIPS 180-4. Done by libsodium.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "saksi/core/bytes.hpp"
#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"

namespace saksi::crypto {

[[nodiscard]] SAKSI_API Hash sha256(ByteView message) noexcept;

/// out[i] = SHA-256(prefix || messages[i]). Both spans have the same length.
/// RFC 6962 puts one byte in front of leaves and nodes; here it costs no copy.
SAKSI_API void hash_many(std::uint8_t prefix, std::span<const ByteView> messages,
                         std::span<Hash> out) noexcept;

/// One message in pieces.
class SAKSI_API Sha256 {
 public:
    Sha256() noexcept;
    Sha256& add(ByteView piece) noexcept;
    /// The hash of all pieces; call once.
    [[nodiscard]] Hash finish() noexcept;

 private:
    alignas(
        8) std::array<std::uint8_t, 128> state_;  // crypto_hash_sha256_state, checked in the source
};

}  // namespace saksi::crypto
