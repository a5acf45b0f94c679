// Does a row of a region tree say anything that is not logged yet?
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "saksi/election/region.hpp"
#include "saksi/election/tps.hpp"

namespace saksi::record {

/// The same parent and name, and the same seats and parts as far as it tells of them.
bool says_same(const election::Region& logged, const election::Region& seen);

/// The same numbers, each of the same kind: all that a row of counts can tell.
bool says_same(const election::TpsList& logged, const election::TpsList& seen);

}  // namespace saksi::record
