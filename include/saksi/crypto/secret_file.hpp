// A secret key on disk: text, mode 0600, encrypted under a passphrase unless the
// owner says otherwise.
//
//     saksi-secret-key/v1
//     name <the key's name>
//     role log | witness
//     public <base64 of the 32-byte public key>
//     argon2id <passes> <memory in KiB> <base64 of the 16-byte salt>
//     box <base64 of the 24-byte nonce and the 48-byte box>
//
// Without a passphrase this line stands in place of the last two:
//     unencrypted <base64 of the 32-byte seed>
//
// Each line ends in LF, one space between its parts, nothing after the last.
// Name, role and public key can be read by anyone who can read the file. The box
// is XChaCha20-Poly1305 of the seed, under the 32-byte Argon2id hash of the
// passphrase, and authenticates every byte before its line. Passes are 1 to 16,
// memory 8 KiB to 1 GiB: what asks for more is refused before any work is done.
//
// No function here puts key or passphrase into an error.
//
// Spec: RFC 9106 (Argon2id version 1.3, one lane), draft-irtf-cfrg-xchacha.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/crypto/signing_key.hpp"

namespace saksi::crypto {

enum class KeyRole : std::uint8_t { log, witness };

inline constexpr std::size_t max_secret_name_size = 1024;

struct SecretKey {
    std::string name;  ///< the key's name in notes; a log's origin
    KeyRole role = KeyRole::log;
    SigningKey key;
};

/// Work of the password hash. `interactive` takes about 0.1 s and 64 MiB,
/// `moderate` about 0.7 s and 256 MiB.
enum class PasswordWork : std::uint8_t { interactive, moderate };

/// Writes the file durably, 0600; refuses to overwrite (`exists`), an empty
/// passphrase, and a name that is empty, too long, not UTF-8 or has a control
/// character (`usage`). No passphrase: the file is not encrypted, and says so.
[[nodiscard]] SAKSI_API Result<void> write_secret_file(FileSystem& files, const std::string& path,
                                                       const SecretKey& key,
                                                       std::optional<std::string_view> passphrase,
                                                       PasswordWork work);

/// Is a passphrase needed? Refuses a file that others may read (`permission`).
[[nodiscard]] SAKSI_API Result<bool> needs_passphrase(FileSystem& files, const std::string& path);

/// Refuses a file with any group or other permission bit (`permission`), and a
/// missing or wrong passphrase (`crypto`). A file that is not encrypted is read
/// whether or not a passphrase is given.
[[nodiscard]] SAKSI_API Result<SecretKey> read_secret_file(
    FileSystem& files, const std::string& path, std::optional<std::string_view> passphrase);

}  // namespace saksi::crypto
