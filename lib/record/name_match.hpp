// When two names are the same name: case and outer blanks are a matter of print.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace saksi::record {

inline std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view blanks = " \t";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

inline char lower(char letter) noexcept {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

inline bool same_name(std::string_view a, std::string_view b) noexcept {
    a = trimmed(a);
    b = trimmed(b);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

/// What all spellings that are the same name have in common.
inline std::string folded_name(std::string_view name) {
    std::string folded(trimmed(name));
    std::transform(folded.begin(), folded.end(), folded.begin(), lower);
    return folded;
}

}  // namespace saksi::record
