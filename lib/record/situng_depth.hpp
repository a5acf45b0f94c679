// The levels of the trees of 2019 by their depth, 0 the nation.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "saksi/election/place.hpp"

namespace saksi::record {

inline constexpr std::array kind_at_depth = {
    election::UnitKind::nasional, election::UnitKind::provinsi, election::UnitKind::kabkota,
    election::UnitKind::kecamatan, election::UnitKind::desa};

}  // namespace saksi::record
