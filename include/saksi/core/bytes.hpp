// Bytes: what is stored, hashed and sent. Text is bytes that were checked to
// be UTF-8 by whoever says so (saksi/core/utf8.hpp); a view owns nothing.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace saksi {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// The bytes of a text, unchanged. The view lives as long as the text.
inline ByteView bytes_of(std::string_view text) noexcept {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Bytes read as text, unchanged and unchecked.
inline std::string_view text_of(ByteView bytes) noexcept {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A copy that owns its bytes.
inline Bytes copy_of(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

/// Adds `more` at the end of `bytes`.
inline void append(Bytes& bytes, ByteView more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
}

}  // namespace saksi
