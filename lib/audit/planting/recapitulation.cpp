// SPDX-License-Identifier: Apache-2.0
#include "recapitulation.hpp"

#include <algorithm>
#include <utility>

#include "plenaries.hpp"
#include "row_faults.hpp"

namespace saksi::audit::planting {

using election::Contest;
using election::RehearsalUnit;
using election::Unit;
using election::UnitKind;

namespace {

constexpr std::array levels = {UnitKind::desa, UnitKind::kecamatan, UnitKind::kabkota,
                               UnitKind::provinsi, UnitKind::nasional};

std::size_t index(UnitKind kind) { return static_cast<std::size_t>(kind); }

UnitKind above(UnitKind level) { return *(std::find(levels.begin(), levels.end(), level) + 1); }

/// The last level at which a chain has rows of its own; its area's follows.
UnitKind last_level(Contest contest) {
    if (contest == Contest::pdprdk) return UnitKind::kecamatan;
    return contest == Contest::pdpr || contest == Contest::pdprdp ? UnitKind::kabkota
                                                                  : UnitKind::nasional;
}

void add(std::map<Chain, FormSum>& sums, const Chain& chain, const FormSum& more) {
    const auto [at, is_new] = sums.try_emplace(chain, more);
    if (!is_new) at->second.add(more);
}

}  // namespace

Recapitulation::Recapitulation(const Sites& sites, const election::Rules& rules, Lot lot,
                               const Desk& desk)
    : sites_(sites), rules_(rules), lot_(std::move(lot)), desk_(desk), published_(desk) {
    start(election::nation(election::rehearsal_scheme));
}

const Fault* Recapitulation::in_kecamatan() const {
    const auto i = index(UnitKind::kecamatan);
    return is_open_[i] ? sites_.in_kecamatan(nodes_[i].number) : nullptr;
}

void Recapitulation::start(const Unit& unit) {
    const auto i = index(unit.kind);
    nodes_[i] = Node{};
    nodes_[i].unit = unit;
    nodes_[i].number = opened_[i]++;
    is_open_[i] = true;
}

void Recapitulation::open(const RehearsalUnit& unit) {
    close_through(unit.unit.kind);
    ++node(above(unit.unit.kind)).children;
    start(unit.unit);
}

void Recapitulation::close_through(UnitKind level) {
    for (const auto each : levels) {
        if (each > level) return;
        if (is_open_[index(each)]) close(each);
    }
}

void Recapitulation::close(UnitKind level) {
    auto& closed = node(level);
    tell_rows(closed, sites_.in_row(level, closed.number));
    tell_areas(closed);
    const auto* own = level == UnitKind::kecamatan ? in_kecamatan() : nullptr;
    tell_plenary(closed.unit, own, closed.forms.contests(), desk_);
    if (level == UnitKind::provinsi) {
        published_.tell_province(closed.unit, sites_.in_published(closed.number),
                                 lot_.of("published " + closed.unit.code));
    }
    find_none_invalid(closed);
    auto& parent = node(above(level));
    parent.listed += closed.listed;
    parent.forms.add(closed.forms);
    is_open_[index(level)] = false;
}

void Recapitulation::desa(const RehearsalUnit& unit, const std::map<Chain, DesaForms>& forms,
                          const DesaFault& planted) {
    start(unit.unit);
    auto& desa = node(UnitKind::desa);
    desa.listed = unit.regular + unit.special;
    missing_ += desa.listed;
    for (const auto& [chain, each] : forms) {
        tell_desa_row(desa, chain, each, planted);
        desa.forms.add(chain.contest, each.current, each.honest.forms);
        if (chain.contest != Contest::ppwp) continue;
        missing_ -= each.honest.forms;
        published_.add(each.current);
    }
    find_none_invalid(desa);
    auto& parent = node(UnitKind::kecamatan);
    ++parent.children;
    parent.listed += desa.listed;
    parent.forms.add(desa.forms);
    is_open_[index(UnitKind::desa)] = false;
}

/// A fault in the row itself is planted in the contest for president, as in the
/// rows above.
void Recapitulation::tell_desa_row(Node& desa, const Chain& chain, const DesaForms& forms,
                                   const DesaFault& planted) {
    auto row = forms.honest;
    auto found = planted;
    const auto* of_row = sites_.in_row(UnitKind::desa, desa.number);
    if (of_row != nullptr && chain.contest == Contest::ppwp) {
        found = {of_row, plant_in_row(*of_row->recipe, row, lot_of(*of_row))};
        if (found.change.empty()) {
            desk_.ledger.left_out(of_row->recipe->detector, NotPlanted::no_place);
        } else {
            desk_.ledger.planted();
        }
    }
    const auto entry = tell_row(desa.unit, chain, row);
    if (found.fault != nullptr && forms.complete) {
        hold(*found.fault, desa.unit, chain, row, forms.current, entry, found.change);
    }
    hand_up(desa, chain, row);
}

void Recapitulation::tell_rows(Node& closed, const Fault* fault) {
    bool planted = false;
    for (auto& [chain, row] : closed.rows) {
        const auto below = row;
        std::string change;
        const bool comparable = closed.with_row[chain.contest] == closed.children;
        if (fault != nullptr && chain.contest == Contest::ppwp && comparable) {
            change = plant_in_row(*fault->recipe, row, lot_of(*fault));
            planted = !change.empty();
        }
        const auto entry = tell_row(closed.unit, chain, row);
        if (!change.empty()) hold(*fault, closed.unit, chain, row, below, entry, change);
        hand_up(closed, chain, row);
    }
    if (fault == nullptr) return;
    if (planted) return desk_.ledger.planted();
    desk_.ledger.left_out(fault->recipe->detector, NotPlanted::incomplete);
}

/// Constituencies end with the unit that they divide.
void Recapitulation::tell_areas(Node& closed) {
    for (const auto& [chain, row] : closed.areas) tell_row(chain.area, chain, row);
}

Hash Recapitulation::tell_row(const Unit& unit, const Chain& chain, const FormSum& row) {
    election::DHasil form;
    form.contest = chain.contest;
    form.unit = unit;
    if (chain.area.kind == UnitKind::dapil && chain.area != unit) form.dapil = chain.area;
    form.ballot = chain.ballot;
    form.sections = row.sections();
    form.votes = row.votes.votes();
    const auto event = event_of(office, std::move(form));
    desk_.tell(event);
    return leaf_of(event);
}

void Recapitulation::hand_up(const Node& from, const Chain& chain, const FormSum& row) {
    if (chain.area == from.unit) return;  // it ends here
    auto& parent = node(above(from.unit.kind));
    if (from.unit.kind == last_level(chain.contest)) return add(parent.areas, chain, row);
    add(parent.rows, chain, row);
    ++parent.with_row[chain.contest];
}

void Recapitulation::hold(const Fault& fault, const Unit& unit, const Chain& chain,
                          const FormSum& written, const FormSum& below, const Hash& entry,
                          const std::string& change) {
    const auto departure = departure_of(written, below);
    if (!departure) return;
    auto finding = finding_on(departure->detector, unit, chain.contest, office, entry);
    finding.effect = departure->effect;
    desk_.ledger.note(fault, std::move(finding), change);
}

/// In the kecamatan where it was planted, in what is large in it, and above it
/// where there is nothing else.
void Recapitulation::find_none_invalid(const Node& closed) {
    const auto* own = in_kecamatan();
    if (own != nullptr && own->recipe->ground == Ground::kecamatan_forms) none_invalid_ = own;
    if (none_invalid_ == nullptr) return;
    const auto contests = closed.forms.none_invalid(closed.listed);
    for (const auto contest : contests) {
        desk_.ledger.note(*none_invalid_,
                          finding_on(Detector::D16d, closed.unit, contest, office, {}),
                          "suara_tidak_sah -> 0 on every form");
    }
    if (own != none_invalid_ || closed.unit.kind != UnitKind::kecamatan) return;
    if (!contests.empty()) return desk_.ledger.planted();
    desk_.ledger.left_out(Detector::D16d, NotPlanted::no_place);
}

void Recapitulation::finish() {
    close_through(UnitKind::provinsi);
    tell_nation();
    const auto& nation = node(UnitKind::nasional);
    tell_plenary(nation.unit, nullptr, {}, desk_);
    published_.tell_nation(nation.unit);
}

}  // namespace saksi::audit::planting
