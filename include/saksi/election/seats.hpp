// Seats by highest averages: votes are divided by the divisors, one after the
// other, and each seat goes to the highest quotient that has none yet. Sainte-
// Laguë and D'Hondt differ in the divisors alone.
//
//     const auto result = allocate(claims, 7, Divisors{1, 2});
//
// Quotients are fractions and are compared as such. When equal ones are more
// than the seats that are left, nobody gets these: who is level and how many
// seats are left is the answer, and the law goes on to how widely votes are
// spread. Who has no votes has no claim.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/election/figure.hpp"
#include "saksi/election/pemilu.hpp"

namespace saksi::election {

/// A party that takes part. Give only those that do.
struct Claim {
    Count votes = 0;
    std::optional<Count> names{};  ///< on its list: the most seats it can fill; none: no limit
};

/// votes / divisor, not reduced: 360,000/3 says which seat it is about.
struct Quotient {
    Count votes = 0;
    Count divisor = 1;

    bool operator==(const Quotient&) const = default;
};
/// By value: 2/2 is equivalent to 1/1.
[[nodiscard]] SAKSI_API std::weak_ordering compare(Quotient a, Quotient b);

/// A seat, or what would have been one. `claim` is a position in the claims.
struct Award {
    std::size_t claim = 0;
    Quotient quotient;

    bool operator==(const Award&) const = default;
};

struct Allocation {
    std::vector<Count> seats;   ///< of each claim, without those in doubt
    std::vector<Award> awards;  ///< highest first; equal ones in the order given
    std::vector<Award> tied;    ///< level, and more of them than `open`; usually none
    Count open = 0;             ///< seats that only some of `tied` can have
    Count unfilled = 0;         ///< seats that no list has a name for
    /// Each claim's first quotient without a seat (of `tied` too); none where
    /// there are no votes or the list has no more names.
    std::vector<std::optional<Quotient>> next;

    bool operator==(const Allocation&) const = default;
};

inline constexpr Count max_seats = 100'000;

/// too_large: more than max_seats, or a divisor of more than 2^53-1.
/// Costs one comparison for each seat and claim.
[[nodiscard]] SAKSI_API Result<Allocation> allocate(std::span<const Claim> claims, Count seats,
                                                    Divisors divisors);

/// Of every claim the first quotient without a seat, highest first, without those
/// of a tie: what stands behind the last seat.
[[nodiscard]] SAKSI_API std::vector<Award> quotients_behind(const Allocation& allocation);

/// What separates the last seat from the highest quotient of anybody else that
/// has none.
struct SeatMargin {
    Award last;  ///< the seat that was given last
    Award next;  ///< of another claim
    /// The fewest votes with which `next`, all else as it is, would be ahead;
    /// nothing if that is more than 2^53-1.
    std::optional<Count> to_pass;
    /// The same for votes moved from the one claim to the other.
    std::optional<Count> to_move;

    bool operator==(const SeatMargin&) const = default;
};
/// Nothing if no seat was given or there is nobody else. In a tie it is about
/// the last seat that is beyond doubt.
[[nodiscard]] SAKSI_API std::optional<SeatMargin> margin_of(const Allocation& allocation);

/// The fewest votes more with which `behind` is ahead of `ahead`.
[[nodiscard]] SAKSI_API std::optional<Count> votes_to_pass(Quotient behind, Quotient ahead);
/// The same, if every vote that `behind` gains is one that `ahead` loses.
[[nodiscard]] SAKSI_API std::optional<Count> votes_to_move(Quotient behind, Quotient ahead);

}  // namespace saksi::election
