// SPDX-License-Identifier: Apache-2.0
#include "saksi/crypto/secret_file.hpp"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "saksi/core/encoding.hpp"
#include "secret_text.hpp"
#include "sodium.hpp"

namespace saksi::crypto {
namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(sizeof(PasswordHash::salt) == crypto_pwhash_SALTBYTES);

using BoxKey = std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_KEYBYTES>;

PasswordHash password_hash_of(PasswordWork work) {
    PasswordHash hash;
    const bool interactive = work == PasswordWork::interactive;
    hash.passes =
        interactive ? crypto_pwhash_OPSLIMIT_INTERACTIVE : crypto_pwhash_OPSLIMIT_MODERATE;
    hash.memory_kib =
        (interactive ? crypto_pwhash_MEMLIMIT_INTERACTIVE : crypto_pwhash_MEMLIMIT_MODERATE) / 1024;
    randombytes_buf(hash.salt.data(), hash.salt.size());
    return hash;
}

Result<void> derive(Wiped<BoxKey>& key, std::string_view passphrase, const PasswordHash& hash) {
    const int failed = crypto_pwhash(key.value.data(), key.value.size(), passphrase.data(),
                                     passphrase.size(), hash.salt.data(), hash.passes,
                                     hash.memory_kib * 1024, crypto_pwhash_ALG_ARGON2ID13);
    if (failed == 0) return {};
    return refuse(ErrorCode::crypto, "", "not enough memory for the password hash");
}

/// Fills the payload with a fresh nonce and the seed sealed under `passphrase`.
Result<void> seal(SecretText& secret, ByteView seed, std::string_view passphrase) {
    Wiped<BoxKey> key;
    if (auto derived = derive(key, passphrase, *secret.password_hash); !derived) return derived;

    auto& payload = secret.payload.value;
    payload.resize(nonce_size + seed.size() + tag_size);
    randombytes_buf(payload.data(), nonce_size);
    const auto header = print_secret_header(secret);
    crypto_aead_xchacha20poly1305_ietf_encrypt(payload.data() + nonce_size, nullptr, seed.data(),
                                               seed.size(), bytes_of(header).data(), header.size(),
                                               nullptr, payload.data(), key.value.data());
    return {};
}

/// The seed in a sealed payload.
Result<Wiped<Bytes>> open(const SecretText& secret, std::string_view passphrase) {
    Wiped<BoxKey> key;
    auto derived = derive(key, passphrase, *secret.password_hash);
    if (!derived) return pass_on(std::move(derived.error()));

    const auto& payload = secret.payload.value;
    const auto box = ByteView(payload).subspan(nonce_size);
    Wiped<Bytes> seed(Bytes(box.size() - tag_size));
    const auto header = print_secret_header(secret);
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        seed.value.data(), nullptr, nullptr, box.data(), box.size(), bytes_of(header).data(),
        header.size(), payload.data(), key.value.data());
    if (failed == 0) return seed;
    return refuse(ErrorCode::crypto, "", "wrong passphrase, or a damaged secret file");
}

/// The key of a seed, if it is the one the file names.
Result<SecretKey> key_of(SecretText& secret, ByteView seed) {
    auto key = SigningKey::from_seed(seed);
    if (!key) return pass_on(std::move(key.error()));
    if (key->public_key() != secret.public_key) {
        return refuse(ErrorCode::crypto, "",
                      "the secret key is not that of the public key beside it");
    }
    return SecretKey{std::move(secret.name), secret.role, std::move(*key)};
}

Result<SecretKey> unlock(SecretText& secret, std::optional<std::string_view> passphrase) {
    if (!secret.password_hash) return key_of(secret, secret.payload.value);
    if (!passphrase) return refuse(ErrorCode::crypto, "", "this secret file needs a passphrase");
    if (!sodium_is_ready()) return refuse(ErrorCode::crypto, "", "the system gives no randomness");
    const auto seed = open(secret, *passphrase);
    if (!seed) return pass_on(seed.error());
    return key_of(secret, seed->value);
}

Result<void> check_private(FileSystem& files, const std::string& path) {
    const auto status = files.status(path);
    if (!status) return pass_on(status.error());
    if (status->kind == FileKind::none) {
        return refuse(ErrorCode::not_found, path, "no such secret file");
    }
    if (status->kind != FileKind::file) {
        return refuse(ErrorCode::permission, path, "a secret file must be a plain file");
    }
    if ((status->mode & 077U) == 0) return {};
    return refuse(ErrorCode::permission, path,
                  "others may read or change this secret file: give it mode 0600");
}

Result<SecretText> read_text(FileSystem& files, const std::string& path) {
    if (auto own = check_private(files, path); !own) return pass_on(std::move(own.error()));
    auto bytes = files.read(path, max_secret_text_size);
    if (!bytes) return pass_on(std::move(bytes.error()));
    const Wiped<Bytes> file(std::move(*bytes));
    auto secret = parse_secret_text(text_of(file.value));
    if (!secret) return pass_on(path, std::move(secret.error()));
    return secret;
}

/// What the file is to say of this key.
Result<SecretText> text_of_key(const SecretKey& key, std::optional<std::string_view> passphrase,
                               PasswordWork work) {
    SecretText secret;
    secret.name = key.name;
    secret.role = key.role;
    secret.public_key = key.key.public_key();
    if (!passphrase) {
        secret.payload.value = copy_of(key.key.seed());
        return secret;
    }
    secret.password_hash = password_hash_of(work);
    auto sealed = seal(secret, key.key.seed(), *passphrase);
    if (!sealed) return pass_on(std::move(sealed.error()));
    return secret;
}

}  // namespace

Result<void> write_secret_file(FileSystem& files, const std::string& path, const SecretKey& key,
                               std::optional<std::string_view> passphrase, PasswordWork work) {
    if (!is_secret_name(key.name) || key.name.size() > max_secret_name_size) {
        return refuse(ErrorCode::usage, path, "not a key name", key.name);
    }
    if (passphrase && passphrase->empty()) {
        return refuse(ErrorCode::usage, path, "an empty passphrase protects nothing");
    }
    const auto secret = text_of_key(key, passphrase, work);
    if (!secret) return pass_on(path, secret.error());
    const auto text = print_secret_text(*secret);
    return create_durably(files, path, bytes_of(text.value), 0600);
}

Result<bool> needs_passphrase(FileSystem& files, const std::string& path) {
    const auto secret = read_text(files, path);
    if (!secret) return pass_on(secret.error());
    return secret->password_hash.has_value();
}

Result<SecretKey> read_secret_file(FileSystem& files, const std::string& path,
                                   std::optional<std::string_view> passphrase) {
    auto secret = read_text(files, path);
    if (!secret) return pass_on(std::move(secret.error()));
    auto key = unlock(*secret, passphrase);
    if (!key) return pass_on(path, std::move(key.error()));
    return key;
}

}  // namespace saksi::crypto
