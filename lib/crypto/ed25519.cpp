// SPDX-License-Identifier: Apache-2.0
#include "saksi/crypto/ed25519.hpp"

#include <sodium.h>

#include "sodium.hpp"

namespace saksi::crypto {

static_assert(sizeof(PublicKey) == crypto_sign_PUBLICKEYBYTES);
static_assert(sizeof(Signature) == crypto_sign_BYTES);

bool verify_ed25519(const Signature& signature, ByteView message, const PublicKey& key) noexcept {
    return sodium_is_ready() && crypto_sign_verify_detached(signature.data(), message.data(),
                                                            message.size(), key.data()) == 0;
}

}  // namespace saksi::crypto
