// What a cosignature/v1 signs: the checkpoint's text under two lines of its
// own. Signing and verifying must agree on it and on nothing else.
//
// Spec: c2sp.org/tlog-cosignature.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace saksi::note {

/// Big-endian POSIX seconds, in front of the signature.
inline constexpr std::size_t cosignature_time_size = 8;
inline constexpr std::uint64_t max_cosignature_time = 0x7fff'ffff'ffff'ffff;

[[nodiscard]] inline std::string cosignature_message(std::uint64_t time, std::string_view text) {
    std::string message = "cosignature/v1\ntime ";
    message += std::to_string(time);
    message += '\n';
    message += text;
    return message;
}

}  // namespace saksi::note
