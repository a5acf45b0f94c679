// The limits that descriptions of events give to numbers and lists.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "saksi/election/figure.hpp"

namespace saksi::election {

/// Both ends included.
struct Range {
    Count first = 0;
    Count last = max_count;

    [[nodiscard]] constexpr bool has(Count count) const noexcept {
        return count >= first && count <= last;
    }
};

inline constexpr Range any_count{};
inline constexpr Range tps_number{1, 9999};
inline constexpr Range ballot_number{1, 999};

/// How long a list may be, and whether an empty one is left out instead.
struct ListRule {
    std::size_t least = 1;
    std::size_t most = static_cast<std::size_t>(-1);
    bool left_out_if_empty = false;
};

inline constexpr ListRule at_least_one{};
inline constexpr ListRule any_length{0};
inline constexpr ListRule left_out_if_empty{.left_out_if_empty = true};

}  // namespace saksi::election
