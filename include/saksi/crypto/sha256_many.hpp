// SHA-256 of many messages at once: one message a lane of a vector, 16 or 8
// side by side where the processor has such vectors, one by one elsewhere. Any
// lengths may be mixed; those of about the same length share a vector. What is
// left over, and single messages, go through the processor's own instructions
// for SHA-256 where it has them, else through libsodium.
//
// Which instructions are used is settled once, by what the processor says it
// has. Every back-end gives the same bytes; naming one is for tests and
// benchmarks. What is hashed here is public: nothing hides how long it takes.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "saksi/core/bytes.hpp"
#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"

namespace saksi::crypto {

enum class Sha256Backend : std::uint8_t {
    scalar,  ///< libsodium, one message after the other
    avx2,    ///< 8 lanes
    sha_ni,  ///< the processor's own instructions, two messages at a time
    avx512,  ///< 16 lanes; needs AVX-512 F and BW
};
[[nodiscard]] SAKSI_API std::string_view to_string(Sha256Backend backend) noexcept;

/// What this machine has, slowest first. Scalar is everywhere.
[[nodiscard]] SAKSI_API std::span<const Sha256Backend> sha256_backends() noexcept;

/// out[i] = SHA-256(prefix || messages[i]). Both spans have the same length.
/// RFC 6962 puts one byte in front of leaves and nodes; here it costs no copy.
/// If all messages have the same length, out[i] may overlap messages[i] and
/// those before it, not those after it.
SAKSI_API void hash_many(std::uint8_t prefix, std::span<const ByteView> messages,
                         std::span<Hash> out) noexcept;
/// SHA-256(prefix || message).
[[nodiscard]] SAKSI_API Hash hash_one(std::uint8_t prefix, ByteView message) noexcept;
/// hash_many by one of sha256_backends(), and libsodium for what is left over.
SAKSI_API void hash_many(std::uint8_t prefix, std::span<const ByteView> messages,
                         std::span<Hash> out, Sha256Backend backend) noexcept;

/// out[i] = SHA-256(prefix || hashes[2 * i] || hashes[2 * i + 1]): a level of a tree
/// above another, somewhat faster than as messages. `out` may overlap `hashes` as
/// above, so that a tree is folded in place.
SAKSI_API void hash_pairs(std::uint8_t prefix, std::span<const Hash> hashes,
                          std::span<Hash> out) noexcept;
SAKSI_API void hash_pairs(std::uint8_t prefix, std::span<const Hash> hashes, std::span<Hash> out,
                          Sha256Backend backend) noexcept;

}  // namespace saksi::crypto
