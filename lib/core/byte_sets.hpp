// Sixty-four bytes of a text as sets: bit i says whether byte i is one of those
// that are looked for. What may stand where is then a few shifts, and as many
// bytes are judged at once.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace saksi::byte_sets {

using Set = std::uint64_t;
inline constexpr std::size_t at_once = 64;

/// Where a text has less than 64 bytes left: those, and zeros.
class Text {
 public:
    Text(const char* text, std::size_t left) noexcept : bytes_(text) {
        if (left >= at_once) return;
        std::memcpy(copy_.data(), text, left);
        std::memset(copy_.data() + left, 0, at_once - left);
        bytes_ = copy_.data();
    }
    Text(const Text&) = delete;
    Text& operator=(const Text&) = delete;
    [[nodiscard]] const char* bytes() const noexcept { return bytes_; }

 private:
    const char* bytes_;
    std::array<char, at_once> copy_;
};

/// The place of the lowest: 64 if there is none.
[[nodiscard]] constexpr std::size_t lowest(Set set) noexcept {
    return static_cast<std::size_t>(std::countr_zero(set));
}

/// All below the lowest; all there are if there is none.
[[nodiscard]] constexpr Set below(Set set) noexcept { return (set - 1) & ~set; }

/// A set moved one byte on: what stands before each byte. The last one of the
/// block before is carried over.
class Before {
 public:
    explicit Before(bool first = false) noexcept : carried_(first ? 1 : 0) {}
    Set operator()(Set set) noexcept {
        const auto before = set << 1 | carried_;
        carried_ = set >> (at_once - 1);
        return before;
    }

 private:
    Set carried_;
};

}  // namespace saksi::byte_sets
