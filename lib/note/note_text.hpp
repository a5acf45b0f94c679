// What every byte of a note must satisfy, signed text and signatures alike.
//
// Spec: c2sp.org/signed-note: UTF-8, no control character below U+0020 but LF.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "saksi/core/result.hpp"

namespace saksi::note {

/// Nothing is wrong, or the first thing that is; its `where` is "byte N", from 0.
[[nodiscard]] Result<void> check_note_characters(std::string_view text);

}  // namespace saksi::note
