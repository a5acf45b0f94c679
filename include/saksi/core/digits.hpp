// Decimal digits of a text, eight bytes at a time in one register: how many
// there are and what number they make, without a branch that depends on them.
// Most numbers of a form have one to four digits, and guessing wrong how many
// costs more than all of this.
//
// A register holds the text's first byte lowest, whatever the machine's order.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace saksi::digits {

/// Of one byte: is it one?
[[nodiscard]] constexpr bool is_digit(char byte) noexcept { return byte >= '0' && byte <= '9'; }

inline constexpr std::size_t at_once = 8;
/// The highest bit of every byte.
inline constexpr std::uint64_t all = 0x8080'8080'8080'8080;

/// The eight bytes from `text` on.
[[nodiscard]] inline std::uint64_t load(const char* text) noexcept {
    std::uint64_t word = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&word, text, sizeof word);
    } else {
        for (std::size_t i = at_once; i > 0; --i)
            word = word << 8 | static_cast<unsigned char>(text[i - 1]);
    }
    return word;
}

/// The highest bit of each byte that is no digit, and no other bit.
[[nodiscard]] constexpr std::uint64_t others(std::uint64_t word) noexcept {
    const auto apart = word ^ 0x3030'3030'3030'3030;
    const auto beyond_nine = (apart & 0x7f7f'7f7f'7f7f'7f7f) + 0x7676'7676'7676'7676;
    return (beyond_nine | apart) & all;
}

/// The highest bit of each byte that is `byte`, and no other bit.
[[nodiscard]] constexpr std::uint64_t those(std::uint64_t word, char byte) noexcept {
    const auto apart = word ^ 0x0101'0101'0101'0101 * static_cast<unsigned char>(byte);
    return ~(((apart & 0x7f7f'7f7f'7f7f'7f7f) + 0x7f7f'7f7f'7f7f'7f7f) | apart) & all;
}

/// Of bits like these: the first byte that has one; 8 if none has.
[[nodiscard]] constexpr std::size_t first_of(std::uint64_t bits) noexcept {
    return static_cast<std::size_t>(std::countr_zero(bits)) / 8;
}

/// The number that the first `length` bytes make: 1 to 8 of them, all digits.
[[nodiscard]] constexpr std::uint64_t value(std::uint64_t word, std::size_t length) noexcept {
    auto sum = (word ^ 0x3030'3030'3030'3030) << (64 - 8 * length);  // zeros before the digits
    sum = (sum * 10 + (sum >> 8)) & 0x00ff'00ff'00ff'00ff;
    sum = (sum * 100 + (sum >> 16)) & 0x0000'ffff'0000'ffff;
    return (sum * 10'000 + (sum >> 32)) & 0xffff'ffff;
}

}  // namespace saksi::digits
