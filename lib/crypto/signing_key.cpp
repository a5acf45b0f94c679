// The secret lives in pages of its own (sodium_malloc): locked out of swap,
// between guard pages, readable only, and overwritten when freed.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/crypto/signing_key.hpp"

#include <sodium.h>

#include <utility>

#include "saksi/core/expects.hpp"
#include "sodium.hpp"

namespace saksi::crypto {
namespace {

struct FreeSecret {
    void operator()(std::uint8_t* secret) const noexcept { sodium_free(secret); }
};
using GuardedBytes = std::unique_ptr<std::uint8_t, FreeSecret>;

}  // namespace

struct SigningKey::Impl {
    GuardedBytes secret;  ///< libsodium's form: the seed, then the public key
    PublicKey public_key{};
};

namespace {

Result<GuardedBytes> guarded_memory() {
    if (!sodium_is_ready()) {
        return refuse(ErrorCode::crypto, "", "the system gives no randomness");
    }
    auto* memory = static_cast<std::uint8_t*>(sodium_malloc(crypto_sign_SECRETKEYBYTES));
    if (memory == nullptr) {
        return refuse(ErrorCode::crypto, "", "no guarded memory for a secret key");
    }
    return GuardedBytes(memory);
}

}  // namespace

Result<SigningKey> SigningKey::generate() {
    auto secret = guarded_memory();
    if (!secret) return pass_on(std::move(secret.error()));

    PublicKey public_key;
    crypto_sign_keypair(public_key.data(), secret->get());
    sodium_mprotect_readonly(secret->get());
    return SigningKey(std::make_unique<Impl>(Impl{std::move(*secret), public_key}));
}

Result<SigningKey> SigningKey::from_seed(ByteView seed) {
    if (seed.size() != crypto_sign_SEEDBYTES) {
        return refuse(ErrorCode::malformed, "", "an Ed25519 seed has 32 bytes",
                      std::to_string(seed.size()));
    }
    auto secret = guarded_memory();
    if (!secret) return pass_on(std::move(secret.error()));

    PublicKey public_key;
    crypto_sign_seed_keypair(public_key.data(), secret->get(), seed.data());
    sodium_mprotect_readonly(secret->get());
    return SigningKey(std::make_unique<Impl>(Impl{std::move(*secret), public_key}));
}

SigningKey::SigningKey(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;
SigningKey::~SigningKey() = default;

const PublicKey& SigningKey::public_key() const noexcept {
    SAKSI_EXPECTS(impl_ != nullptr);
    return impl_->public_key;
}

Signature SigningKey::sign(ByteView message) const noexcept {
    SAKSI_EXPECTS(impl_ != nullptr);
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(),
                         impl_->secret.get());
    return signature;
}

ByteView SigningKey::seed() const noexcept {
    SAKSI_EXPECTS(impl_ != nullptr);
    return {impl_->secret.get(), crypto_sign_SEEDBYTES};
}

}  // namespace saksi::crypto
