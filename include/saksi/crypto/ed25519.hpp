// Verifying Ed25519 signatures. libsodium is stricter than some others: it
// refuses small-order and non-canonical keys and signatures, which no honest
// signer makes (docs/format.md).
//
// Spec: RFC 8032.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "saksi/core/bytes.hpp"
#include "saksi/core/export.hpp"

namespace saksi::crypto {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

[[nodiscard]] SAKSI_API bool verify_ed25519(const Signature& signature, ByteView message,
                                            const PublicKey& key) noexcept;

}  // namespace saksi::crypto
