// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/personal_data.hpp"

#include <algorithm>
#include <array>

#include "saksi/core/digits.hpp"

namespace saksi::election {
namespace {

constexpr std::size_t nik_length = 16;

using digits::is_digit;

bool is_alphanumeric(char c) noexcept {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int two_digits(std::string_view digits, std::size_t at) noexcept {
    return (digits[at] - '0') * 10 + (digits[at + 1] - '0');
}

/// The provinces of the civil registry, as ranges of codes.
bool is_province(int code) noexcept {
    struct Range {
        int first, last;
    };
    constexpr std::array ranges = {Range{11, 19}, Range{21, 21}, Range{31, 36}, Range{51, 53},
                                   Range{61, 65}, Range{71, 76}, Range{81, 82}, Range{91, 97}};
    return std::any_of(ranges.begin(), ranges.end(),
                       [code](Range range) { return range.first <= code && code <= range.last; });
}

bool is_nik(std::string_view digits) noexcept {
    const auto day = two_digits(digits, 6);
    const auto month = two_digits(digits, 8);
    return is_province(two_digits(digits, 0)) && month >= 1 && month <= 12 &&
           ((day >= 1 && day <= 31) || (day >= 41 && day <= 71));
}

/// Every sixteen bytes in a row have one of these.
bool may_hold_nik(std::string_view text) noexcept {
    for (auto at = nik_length - 1; at < text.size(); at += nik_length) {
        if (is_digit(text[at])) return true;
    }
    return false;
}

}  // namespace

std::optional<std::size_t> find_nik(std::string_view text) noexcept {
    if (!may_hold_nik(text)) return std::nullopt;
    for (std::size_t at = 0; at + nik_length <= text.size();) {
        const auto word = text.substr(at);
        const auto length = static_cast<std::size_t>(
            std::find_if_not(word.begin(), word.end(), is_alphanumeric) - word.begin());
        if (length == nik_length &&
            std::all_of(word.begin(), word.begin() + nik_length, is_digit) && is_nik(word)) {
            return at;
        }
        at += length + 1;  // past the word and what ended it
    }
    return std::nullopt;
}

}  // namespace saksi::election
