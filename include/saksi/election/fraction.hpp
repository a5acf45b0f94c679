// Fraction: an exact share, as rules write it. What a share of votes or names
// comes to: saksi/election/share.hpp.
//
// Format: docs/format.md 1.2.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "saksi/election/figure.hpp"

namespace saksi::election {

/// Exact: 4 % is 4 of 100. `of` is never 0.
struct Fraction {
    Count part = 0;
    Count of = 1;

    bool operator==(const Fraction&) const = default;
};

}  // namespace saksi::election
