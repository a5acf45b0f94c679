// Is there a NIK in this text? A NIK, the number of an Indonesian's identity
// card, gives away birth date and sex, and must never get into a public log.
//
// It is 16 digits without a letter or digit beside them: province (2), kabupaten
// and kecamatan (4), birth day (2, plus 40 for women), month (2), year (2),
// serial (4). Province, day and month are checked, which lets most other long
// numbers through.
//
// Format: docs/format.md 1.7, which also says what is scanned.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "saksi/core/export.hpp"

namespace saksi::election {

/// Offset of the first one; nothing if there is none.
[[nodiscard]] SAKSI_API std::optional<std::size_t> find_nik(std::string_view text) noexcept;

}  // namespace saksi::election
