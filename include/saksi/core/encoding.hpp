// Hex, base64 and decimal numbers, each with exactly one accepted spelling:
// what does not print back identically is refused. That removes malleability;
// every producer of these formats writes the canonical form anyway.
//
// Spec: RFC 4648 section 4 (base64, standard alphabet, padded, zero spare
// bits) and section 8 (base16, here in lower case); c2sp.org decimals.
// An error's `where` is empty: the caller knows the place.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "saksi/core/bytes.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/core/result.hpp"

namespace saksi {

/// Lower-case hex, two digits a byte.
[[nodiscard]] SAKSI_API std::string to_hex(ByteView bytes);
/// Refuses odd lengths, upper case and anything that is no hex digit.
[[nodiscard]] SAKSI_API Result<Bytes> parse_hex(std::string_view text);

[[nodiscard]] SAKSI_API std::string to_base64(ByteView bytes);
/// Refuses white space, missing or surplus padding and non-zero spare bits.
[[nodiscard]] SAKSI_API Result<Bytes> parse_base64(std::string_view text);

/// A hash in either spelling; anything but 32 bytes is refused.
[[nodiscard]] SAKSI_API Result<Hash> parse_hash_hex(std::string_view text);
[[nodiscard]] SAKSI_API Result<Hash> parse_hash_base64(std::string_view text);

/// 0..2^63-1, ASCII digits, no sign, no leading zero ("0" alone is zero).
/// 2^63-1 and not 2^64-1: the common range of the field's implementations.
[[nodiscard]] SAKSI_API Result<std::uint64_t> parse_decimal(std::string_view text);

}  // namespace saksi
