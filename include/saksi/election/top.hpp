// Top: the first so many by votes, and who is level where the places run out.
// Equal votes are never told apart here: the law goes on to how widely they are
// spread, and votes alone do not say that.
//
// Four seats of DPD, the candidates of a party's list, one head of a region and
// the two pairs of a second round are all of this kind.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "saksi/core/export.hpp"
#include "saksi/election/figure.hpp"

namespace saksi::election {

/// Numbers are positions in the votes that were given.
struct Top {
    std::vector<std::size_t> chosen;  ///< most votes first; equal ones in the order given
    std::vector<std::size_t> tied;    ///< level, and more of them than `open`; usually nobody
    Count open = 0;                   ///< places that only one of `tied` can have
    Count unfilled = 0;               ///< places for which nobody stands
    std::optional<std::size_t> next;  ///< the first with no place; nobody if there is a tie

    bool operator==(const Top&) const = default;
};

[[nodiscard]] SAKSI_API Top top(std::span<const Count> votes, Count places);

}  // namespace saksi::election
