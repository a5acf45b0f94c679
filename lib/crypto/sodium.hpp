// libsodium, made ready on first use. Every source of this layer that needs
// more than SHA-256 calls this first; nobody outside ever has to.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace saksi::crypto {

/// Safe from any thread, any number of times. False: no usable randomness, so
/// nothing of this layer may be trusted to work.
[[nodiscard]] bool sodium_is_ready() noexcept;

}  // namespace saksi::crypto
