// Is this UTF-8? Overlong forms, surrogates and values above U+10FFFF are not.
// And what may be shown of bytes that come from elsewhere.
//
// Spec: RFC 3629.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/export.hpp"

namespace saksi {

/// Offset of the first byte that is not part of well-formed UTF-8; none if all is well.
[[nodiscard]] SAKSI_API std::optional<std::size_t> find_invalid_utf8(
    std::string_view text) noexcept;

/// Decodes the code point that starts at `offset` and moves past it. The text
/// must be valid UTF-8 and the offset inside it, at a first byte.
[[nodiscard]] SAKSI_API char32_t next_code_point(std::string_view text,
                                                 std::size_t& offset) noexcept;

/// Adds a code point (not a surrogate, at most U+10FFFF) to the end of `text`.
SAKSI_API void append_utf8(std::string& text, char32_t code_point);

/// Orders strings as RFC 8785 section 3.2.3 does: by UTF-16 code units.
/// Both must be valid UTF-8.
[[nodiscard]] SAKSI_API bool less_in_utf16(std::string_view a, std::string_view b) noexcept;

/// Untrusted bytes as text that a terminal shows and does not obey: control
/// characters and whatever is not UTF-8 come out as "\x1b". Always valid UTF-8.
[[nodiscard]] SAKSI_API std::string printable(std::string_view text);

/// The beginning of untrusted bytes, for an Error's detail: printable, of at
/// most 60 of them, with "…" where something was left out.
[[nodiscard]] SAKSI_API std::string excerpt(std::string_view text);

}  // namespace saksi
