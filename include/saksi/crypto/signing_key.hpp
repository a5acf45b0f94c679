// A secret Ed25519 key in memory, and the signatures it makes. It wipes itself.
// Not needed, and not linked, by whoever only verifies (saksi/crypto/ed25519.hpp).
//
// Spec: RFC 8032. Done by libsodium.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "saksi/core/bytes.hpp"
#include "saksi/core/result.hpp"
#include "saksi/crypto/ed25519.hpp"

namespace saksi::crypto {

class SAKSI_API SigningKey {
 public:
    /// A new key from the system's randomness.
    [[nodiscard]] static Result<SigningKey> generate();
    /// The key of a 32-byte seed.
    [[nodiscard]] static Result<SigningKey> from_seed(ByteView seed);

    SigningKey(SigningKey&&) noexcept;
    SigningKey& operator=(SigningKey&&) noexcept;
    ~SigningKey();

    [[nodiscard]] const PublicKey& public_key() const noexcept;
    [[nodiscard]] Signature sign(ByteView message) const noexcept;
    /// For writing the secret file and nothing else: 32 bytes inside the key's own guarded memory.
    [[nodiscard]] ByteView seed() const noexcept;

 private:
    struct Impl;
    explicit SigningKey(std::unique_ptr<Impl> impl) noexcept;
    std::unique_ptr<Impl> impl_;
};

}  // namespace saksi::crypto
