// SPDX-License-Identifier: Apache-2.0
#include "recap_area.hpp"

#include <algorithm>
#include <utility>

namespace saksi::audit {

using election::Unit;
using election::UnitKind;

std::vector<Unit> RecapArea::units_under(const RecapRow& row) const {
    if (row.unit.kind == UnitKind::dapil) return survey_.covers(row.unit);
    std::vector<Unit> units;
    const auto place = places_.find(row.unit);
    if (!place) return units;
    for (const auto child : places_[*place].children) {
        const auto& unit = places_[child].unit;
        if (unit.kind != UnitKind::dapil && touches(row.series.dapil, unit)) {
            units.push_back(unit);
        }
    }
    return units;
}

bool RecapArea::touches(const std::optional<Unit>& dapil, const Unit& unit) const {
    if (!dapil) return true;
    const auto& parts = survey_.covers(*dapil);
    return std::any_of(parts.begin(), parts.end(), [&](const Unit& part) {
        return places_.lies_in(unit, part) || places_.lies_in(part, unit);
    });
}

std::vector<Unit> RecapArea::units_over(const Unit& home, const election::Ballot& ballot) const {
    std::vector<Unit> units;
    for (const auto kind : {UnitKind::desa, UnitKind::kecamatan, UnitKind::kabkota,
                            UnitKind::provinsi, UnitKind::nasional, UnitKind::ppln}) {
        if (auto unit = places_.ancestor_of(home, kind)) units.push_back(std::move(*unit));
    }
    if (ballot.unit.kind == UnitKind::dapil) units.push_back(ballot.unit);
    return units;
}

std::uint64_t RecapArea::tps_of(const RecapRow& row) const {
    if (!row.series.dapil) return tps_in(row.unit);
    std::uint64_t all = 0;
    for (const auto& part : survey_.covers(*row.series.dapil)) {
        if (row.unit == row.series.dapil || places_.lies_in(part, row.unit)) {
            all += tps_in(part);
        } else if (places_.lies_in(row.unit, part)) {
            all += tps_in(row.unit);
        }
    }
    return all;
}

}  // namespace saksi::audit
