// SPDX-License-Identifier: Apache-2.0
#include "scheme_map.hpp"

#include <utility>

namespace saksi::audit {

using election::Unit;
using election::UnitKind;

SchemeMap::SchemeMap(const Survey& survey, std::string scheme)
    : survey_(survey), scheme_(std::move(scheme)) {
    if (scheme_.empty()) return;
    for (const auto& [unit, mappings] : survey.mappings()) {
        if (unit.scheme != scheme_) continue;
        for (const auto& mapping : mappings) {
            auto& heirs = heirs_[mapping.unit];
            const bool whole = mapping.kind == election::MappingKind::all;
            (whole ? heirs.whole : heirs.part).push_back(unit);
        }
    }
}

/// Nothing where two units claim the same: the log contradicts itself there.
const Unit* SchemeMap::heir_of(const Unit& unit) const {
    const auto found = heirs_.find(unit);
    if (found == heirs_.end()) return nullptr;
    const auto& heirs = found->second;
    return heirs.whole.size() == 1 && heirs.part.empty() ? &heirs.whole.front() : nullptr;
}

std::optional<Unit> SchemeMap::unit_of(const Unit& tps, UnitKind kind) const {
    const auto& places = survey_.places();
    if (scheme_.empty() || tps.scheme == scheme_) return places.ancestor_of(tps, kind);
    for (const auto each : {UnitKind::desa, UnitKind::kecamatan, UnitKind::kabkota,
                            UnitKind::provinsi, UnitKind::nasional}) {
        const auto unit = places.ancestor_of(tps, each);
        const auto* heir = unit ? heir_of(*unit) : nullptr;
        if (heir != nullptr) return places.ancestor_of(*heir, kind);
    }
    return std::nullopt;
}

std::vector<SplitUnit> SchemeMap::splits() const {
    std::vector<SplitUnit> splits;
    for (const auto& [unit, heirs] : heirs_) {
        if (heir_of(unit) != nullptr) continue;
        auto into = heirs.whole;
        into.insert(into.end(), heirs.part.begin(), heirs.part.end());
        splits.push_back({unit, survey_.places().name_of(unit), std::move(into)});
    }
    return splits;
}

}  // namespace saksi::audit
