// Shares of votes, decided on integers: 4 % is reached when 100 · votes is at
// least 4 · all. Percentages are for reading and decide nothing.
//
// A share of nothing is neither reached nor exceeded.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "saksi/core/export.hpp"
#include "saksi/election/figure.hpp"
#include "saksi/election/fraction.hpp"

namespace saksi::election {

/// `part` of `whole`, as it stands: 96,214,691 of 164,227,475.
struct Share {
    Count part = 0;
    Count whole = 0;

    bool operator==(const Share&) const = default;
};

/// Is it at least `least`?
[[nodiscard]] SAKSI_API bool reaches(Share share, Fraction least);
/// Is it more than `bound`?
[[nodiscard]] SAKSI_API bool exceeds(Share share, Fraction bound);

/// The smallest part of `whole` that reaches or exceeds it; nothing if that is
/// more than 2^53-1, or `whole` is 0.
[[nodiscard]] SAKSI_API std::optional<Count> least_to_reach(Count whole, Fraction least);
[[nodiscard]] SAKSI_API std::optional<Count> least_to_exceed(Count whole, Fraction bound);

/// "58.586": per cent, with so many decimals (at most 100), rounded to the
/// nearest and a half upwards. Empty for a share of nothing.
[[nodiscard]] SAKSI_API std::string percent(Share share, unsigned decimals);

}  // namespace saksi::election
