// Enumerators and their names. name_of() of every enumeration is one table, and
// gives an empty name past its end; named<E>() reads the same table backwards.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace saksi::election {

template <std::size_t N, class E>
constexpr std::string_view name_in(const std::array<std::string_view, N>& names, E value) noexcept {
    const auto index = static_cast<std::size_t>(value);
    return index < N ? names[index] : std::string_view{};
}

template <class E>
std::optional<E> named(std::string_view name) noexcept {
    for (unsigned char i = 0; !name_of(static_cast<E>(i)).empty(); ++i) {
        if (name_of(static_cast<E>(i)) == name) return static_cast<E>(i);
    }
    return std::nullopt;
}

}  // namespace saksi::election
