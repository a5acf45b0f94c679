// libsodium's SHA-256 is plain code without state: it needs no sodium_init.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/crypto/sha256.hpp"

#include <sodium.h>

#include <new>

namespace saksi::crypto {
namespace {

using State = crypto_hash_sha256_state;

State* state_in(std::array<std::uint8_t, 128>& bytes) noexcept {
    return std::launder(reinterpret_cast<State*>(bytes.data()));
}

}  // namespace

Hash sha256(ByteView message) noexcept {
    Hash hash;
    crypto_hash_sha256(hash.bytes.data(), message.data(), message.size());
    return hash;
}

Sha256::Sha256() noexcept {
    static_assert(sizeof(State) <= sizeof state_ && alignof(State) <= 8);
    crypto_hash_sha256_init(new (state_.data()) State);
}

Sha256& Sha256::add(ByteView piece) noexcept {
    crypto_hash_sha256_update(state_in(state_), piece.data(), piece.size());
    return *this;
}

Hash Sha256::finish() noexcept {
    Hash hash;
    crypto_hash_sha256_final(state_in(state_), hash.bytes.data());
    return hash;
}

}  // namespace saksi::crypto
