// The smallest margins of a computed outcome: how few votes, going from one
// option to another, would make it another.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "saksi/audit/seats.hpp"

namespace saksi::audit {

struct Margin {
    std::string what;  ///< "kursi", "ambang batas", "mayoritas", and the keys it is between
    election::Count votes = 0;
    bool all_in = false;  ///< every listed TPS is in: the margin is not about to change
};

/// By area; the nation's for what is decided there.
[[nodiscard]] std::multimap<election::Unit, Margin> margins_of(const Seats& seats);

}  // namespace saksi::audit
