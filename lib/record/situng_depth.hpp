// The levels of the trees of 2019 by their depth, 0 the nation.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "csv_cells.hpp"
#include "saksi/core/result.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/election/place.hpp"

namespace saksi::record {

inline constexpr std::array kind_at_depth = {
    election::UnitKind::nasional, election::UnitKind::provinsi, election::UnitKind::kabkota,
    election::UnitKind::kecamatan, election::UnitKind::desa};

/// A unit that has units below it: at depth 0 it can be the nation alone.
inline Result<election::Unit> read_parent(std::string_view code, std::size_t depth,
                                          std::string_view scheme) {
    auto parent = read_unit(code, kind_at_depth[depth], scheme);
    if (!parent || depth > 0 || *parent == election::nation(scheme)) return parent;
    return refuse(ErrorCode::malformed, {}, "above a province is the nation, 0", excerpt(code));
}

}  // namespace saksi::record
