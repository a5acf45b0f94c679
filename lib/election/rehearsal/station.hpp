// The people of one invented polling station: who was listed, who came, and
// the sections of a form that follow from it in each contest.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "dice.hpp"
#include "saksi/election/contest.hpp"
#include "saksi/election/form.hpp"

namespace saksi::election::rehearsal {

struct Heads {
    std::uint64_t l = 0, p = 0;

    [[nodiscard]] std::uint64_t j() const noexcept { return l + p; }
};

/// What the forms of one TPS have in common.
struct Attendance {
    Heads dpt;       ///< listed, at most 300
    Heads from_dpt;  ///< of these, who voted
    Heads dpk;       ///< not listed anywhere, and voted
    /// Listed elsewhere, and voted: the fewer contests are shared with home, the
    /// fewer ballots they get. By Contest.
    std::array<Heads, all_contests.size()> dptb;
    Heads disabled;

    [[nodiscard]] Heads voters(Contest contest) const noexcept;
};

/// A polling station where `valid` votes for president were cast.
[[nodiscard]] Attendance attendance(std::uint64_t valid, Dice dice);

/// Votes spoiled in a contest other than ppwp, of so many ballots used.
[[nodiscard]] std::uint64_t spoiled(Contest contest, std::uint64_t used, Dice& dice);

/// Sections I and V, and II and III where the form is to have all.
[[nodiscard]] Sections sections_of(const Attendance& people, Contest contest, std::uint64_t valid,
                                   bool all, Dice& dice);

}  // namespace saksi::election::rehearsal
