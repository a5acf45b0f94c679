// What a secret file says, apart from what it takes to open it. The grammar is
// in saksi/crypto/secret_file.hpp.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/bytes.hpp"
#include "saksi/core/result.hpp"
#include "saksi/crypto/ed25519.hpp"
#include "saksi/crypto/secret_file.hpp"
#include "wiped.hpp"

namespace saksi::crypto {

/// How a passphrase becomes the key of the box: Argon2id, one lane.
struct PasswordHash {
    std::uint64_t passes = 0;
    std::uint64_t memory_kib = 0;
    std::array<std::uint8_t, 16> salt{};
};

struct SecretText {
    std::string name;
    KeyRole role = KeyRole::log;
    PublicKey public_key{};
    std::optional<PasswordHash> password_hash;  ///< none: the payload is the seed itself
    Wiped<Bytes> payload;  ///< the 32-byte seed, or the 24-byte nonce and the 48-byte box
};

inline constexpr std::size_t max_secret_text_size = 4096;

/// Its errors never quote the payload. `where` is "line N".
[[nodiscard]] Result<SecretText> parse_secret_text(std::string_view text);
/// All lines but the last: what the box authenticates beside the seed.
[[nodiscard]] std::string print_secret_header(const SecretText& secret);
[[nodiscard]] Wiped<std::string> print_secret_text(const SecretText& secret);
/// Not empty, UTF-8, no control character.
[[nodiscard]] bool is_secret_name(std::string_view name) noexcept;

}  // namespace saksi::crypto
