// The public half of a secret key, as notes name it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "saksi/crypto/secret_file.hpp"
#include "saksi/note/key.hpp"

namespace saksi::tools {

inline note::VerifierKey public_half(const crypto::SecretKey& secret) {
    const auto type = secret.role == crypto::KeyRole::witness ? note::KeyType::cosignature
                                                              : note::KeyType::ed25519;
    return {secret.name, type, secret.key.public_key()};
}

}  // namespace saksi::tools
