// Who may sign a note: a name, a key id and a public key, written as one line
// (vkey): example.org/log+530d903a+AekyeRrm…
//
// Spec: c2sp.org/signed-note, "Verifier keys".
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "saksi/core/bytes.hpp"
#include "saksi/core/result.hpp"

namespace saksi::note {

/// Signature type bytes that saksi can verify.
enum class KeyType : std::uint8_t {
    ed25519 = 0x01,      ///< over the note's text
    cosignature = 0x04,  ///< Ed25519 cosignature/v1: a witness's, with its time
};

using KeyId = std::array<std::uint8_t, 4>;

struct VerifierKey {
    std::string name;  ///< not empty, no white space, no '+'
    KeyType type = KeyType::ed25519;
    std::array<std::uint8_t, 32> public_key{};

    /// First 4 bytes of SHA-256(name LF type key). Together with the name it
    /// says which key made a signature.
    [[nodiscard]] SAKSI_API KeyId id() const noexcept;
    bool operator==(const VerifierKey&) const = default;
};

/// name+hex8+base64. Refuses an id that does not belong to the key, unknown
/// types (unsupported) and upper-case hex.
[[nodiscard]] SAKSI_API Result<VerifierKey> parse_vkey(std::string_view text);
[[nodiscard]] SAKSI_API std::string to_vkey(const VerifierKey& key);

/// Not empty, valid UTF-8, no Unicode white space, no '+', nothing below U+0020.
[[nodiscard]] SAKSI_API bool is_key_name(std::string_view name) noexcept;

}  // namespace saksi::note
