// Products of two counts: up to 106 bits. Boost stays in the sources that
// include this.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>

#include "saksi/election/figure.hpp"

namespace saksi::election {

using Wide = boost::multiprecision::uint128_t;

[[nodiscard]] inline Wide times(Count a, Count b) { return Wide(a) * b; }

/// Nothing if it is more than 2^53-1.
[[nodiscard]] inline std::optional<Count> narrow(const Wide& value) {
    return value <= max_count ? std::optional(static_cast<Count>(value)) : std::nullopt;
}

}  // namespace saksi::election
