// SHA-256, the one hash of the log, of one message. Hashing many together is
// several times faster (saksi/crypto/sha256_many.hpp).
//
// Spec: FIPS 180-4. Done by libsodium, and whole blocks by the processor where it can.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "saksi/core/bytes.hpp"
#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"

namespace saksi::crypto {

[[nodiscard]] SAKSI_API Hash sha256(ByteView message) noexcept;

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
