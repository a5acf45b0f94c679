// Sharing whole numbers out without losing or making one.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "dice.hpp"

namespace saksi::election::rehearsal {

inline constexpr std::size_t pairs = 3;  ///< of candidates for president in 2024
using PairVotes = std::array<std::uint64_t, pairs>;

/// Largest remainder: `total` in proportion to `weights`, and exactly `total`.
/// Equal remainders go to the earlier share. total < 2^32, sum of weights in 1 … 2^31.
[[nodiscard]] std::vector<std::uint64_t> share_out(std::uint64_t total,
                                                   std::span<const std::uint64_t> weights);

/// What falls to a unit: its polling stations and the valid votes cast there.
struct Portion {
    std::uint64_t tps = 0;
    PairVotes votes{};

    [[nodiscard]] std::uint64_t valid() const noexcept { return votes[0] + votes[1] + votes[2]; }
};

/// The fewest and the most valid votes of one polling station.
inline constexpr std::uint64_t fewest_valid = 20;
inline constexpr std::uint64_t most_valid = 280;

/// How far a unit may lie from what its parent is like, in permille.
struct Swing {
    std::uint64_t size;   ///< votes per polling station
    std::uint64_t taste;  ///< each pair's share
};

/// Divides `whole` among units that have `tps` polling stations each (together
/// whole.tps): they differ as `swing` allows, and together they are `whole`,
/// whose mean lies within the two bounds above, as every portion's will.
[[nodiscard]] std::vector<Portion> divide(const Portion& whole, std::span<const std::uint64_t> tps,
                                          Swing swing, Dice& dice);

}  // namespace saksi::election::rehearsal
