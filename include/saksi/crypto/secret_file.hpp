// A secret key on disk: text, mode 0600, encrypted under a passphrase (Argon2id,
// then XChaCha20-Poly1305) unless the owner says otherwise. The name and role
// of the key are readable and authenticated; its grammar is in docs/format.md.
//
// No function here puts key or passphrase into an error.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/crypto/signing_key.hpp"

namespace saksi::crypto {

enum class KeyRole : std::uint8_t { log, witness };

struct SecretKey {
    std::string name;  ///< the key's name in notes; a log's origin
    KeyRole role = KeyRole::log;
    SigningKey key;
};

/// Work of the password hash. `interactive` takes about 0.1 s and 64 MiB,
/// `moderate` about 0.7 s and 256 MiB.
enum class PasswordWork : std::uint8_t { interactive, moderate };

/// Writes the file durably, 0600; refuses to overwrite (`exists`). No
/// passphrase: the file is not encrypted, and says so.
[[nodiscard]] SAKSI_API Result<void> write_secret_file(FileSystem& files, const std::string& path,
                                                       const SecretKey& key,
                                                       std::optional<std::string_view> passphrase,
                                                       PasswordWork work);

/// Is a passphrase needed? Refuses a file that others may read (`permission`).
[[nodiscard]] SAKSI_API Result<bool> needs_passphrase(FileSystem& files, const std::string& path);

/// Refuses a file with any group or other permission bit (`permission`), and a
/// wrong passphrase (`crypto`).
[[nodiscard]] SAKSI_API Result<SecretKey> read_secret_file(
    FileSystem& files, const std::string& path, std::optional<std::string_view> passphrase);

}  // namespace saksi::crypto
