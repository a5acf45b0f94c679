// Hash: the 32 bytes of a SHA-256, which name other bytes. How one is made is
// another matter (saksi/crypto/sha256.hpp, saksi/merkle/hash.hpp).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>

#include "saksi/core/bytes.hpp"

namespace saksi {

struct Hash {
    static constexpr std::size_t size = 32;
    std::array<std::uint8_t, size> bytes{};

    auto operator<=>(const Hash&) const = default;
    [[nodiscard]] ByteView view() const noexcept { return bytes; }
};

/// The hash whose bytes these are; the view must hold exactly 32.
inline Hash hash_from(ByteView bytes) noexcept {
    Hash hash;
    std::memcpy(hash.bytes.data(), bytes.data(), Hash::size);
    return hash;
}

}  // namespace saksi

/// For unordered containers: a SHA-256 is already well mixed.
template <>
struct std::hash<saksi::Hash> {
    std::size_t operator()(const saksi::Hash& value) const noexcept {
        std::size_t first;
        std::memcpy(&first, value.bytes.data(), sizeof first);
        return first;
    }
};
