// SPDX-License-Identifier: Apache-2.0
#include "plan.hpp"

#include <algorithm>
#include <set>

namespace saksi::audit {
namespace {

using election::Unit;
using election::UnitKind;

/// As rows stand in a node: by code, then the kind's name, then scheme.
bool is_before(const Unit& a, const Unit& b) {
    return std::tuple(std::string_view(a.code), election::name_of(a.kind),
                      std::string_view(a.scheme)) < std::tuple(std::string_view(b.code),
                                                               election::name_of(b.kind),
                                                               std::string_view(b.scheme));
}

}  // namespace

Unit tps_of(const Unit& home, std::uint16_t number) {
    return {UnitKind::tps, home.scheme, home.code, number};
}

RekapPlan::RekapPlan(const FormTable& forms, const election::ContestRules& rules)
    : forms_(forms),
      places_(forms.survey().places()),
      area_kind_(rules.levels.back()),
      contest_(rules.contest) {
    cover();
    plant_listed();
    plant_others();
    put_in_order();
}

/// Of dapil that cover the same unit, the first by code.
void RekapPlan::cover() {
    std::vector<Unit> dapil;
    for (const auto& [id, logged] : forms_.survey().ballots()) {
        const auto& ballot = logged.ballot;
        if (ballot.contest == contest_ && ballot.unit.kind == UnitKind::dapil) {
            dapil.push_back(ballot.unit);
        }
    }
    std::sort(dapil.begin(), dapil.end(), is_before);
    for (const auto& one : dapil) {
        for (const auto& unit : forms_.survey().covers(one)) covered_.try_emplace(unit, one);
    }
}

void RekapPlan::plant_listed() {
    for (record::PlaceTree::Id id = 0; id < places_.size(); ++id) {
        const auto& place = places_[id];
        if (place.tps.empty() || places_.home_of(tps_of(place.unit, 0)) != id) continue;
        const auto logged = forms_.homes().find(tps_of(place.unit, 0));
        std::map<std::uint16_t, const FormTable::Line*> lines;
        if (logged != forms_.homes().end()) {
            for (const auto& line : logged->second) lines[line.number] = &line;
        }
        for (const auto& range : place.tps) {
            for (unsigned number = range.first; range.active && number <= range.last; ++number) {
                const auto at = lines.find(static_cast<std::uint16_t>(number));
                plant(place.unit, {static_cast<std::uint16_t>(number), true,
                                   at == lines.end() ? nullptr : at->second});
            }
        }
    }
}

/// Forms of TPS that no list has, or that were cancelled.
void RekapPlan::plant_others() {
    for (const auto& [home, lines] : forms_.homes()) {
        for (const auto& line : lines) {
            const auto tps = tps_of(home, line.number);
            if (places_.has_tps(tps)) continue;
            const auto place = places_.parent_of(tps);
            if (place) {
                plant(*place, {line.number, false, &line});
            } else {
                ++unplaced_;
            }
        }
    }
}

void RekapPlan::plant(const Unit& home, Tps tps) {
    const auto& chain = chain_of(home);
    if (chain.empty()) {
        if (tps.form != nullptr) ++unplaced_;
        return;
    }
    const auto node = node_at(chain, dapil_of(chain, tps.form));
    if (tps.form != nullptr) {
        nodes_[node].has_forms = true;
        nodes_[ids_.at({chain.back(), chain.back(), std::nullopt})].has_forms = true;
    }
    nodes_[node].tps.push_back(tps);
}

const RekapPlan::Chain& RekapPlan::chain_of(const Unit& home) {
    const auto [at, is_new] = chains_.try_emplace(home);
    if (!is_new) return at->second;
    auto& chain = at->second;
    if (home.kind == UnitKind::dapil) return chain;
    for (std::optional<Unit> unit = home; unit; unit = places_.parent_of(*unit)) {
        if (unit->kind != UnitKind::dapil) chain.push_back(*unit);
        if (unit->kind == area_kind_) return chain;
    }
    chain.clear();
    return chain;
}

std::optional<Unit> RekapPlan::dapil_of(const Chain& chain, const FormTable::Line* form) const {
    if (form != nullptr && form->ballot != nullptr) {
        const auto& unit = form->ballot->unit;
        return unit.kind == UnitKind::dapil ? std::optional(unit) : std::nullopt;
    }
    for (const auto& unit : chain) {
        if (const auto at = covered_.find(unit); at != covered_.end()) return at->second;
    }
    return std::nullopt;
}

/// The node of a chain's first unit, in this dapil's part of the area.
RekapPlan::Id RekapPlan::node_at(const Chain& chain, const std::optional<Unit>& dapil) {
    const auto& area = chain.back();
    auto node = child(0, area, area, std::nullopt);
    if (dapil) {
        node = child(node, area, *dapil, dapil);
        if (chain.size() == 1) node = child(node, area, area, dapil);
    }
    for (auto at = chain.rbegin() + 1; at != chain.rend(); ++at) {
        node = child(node, area, *at, dapil);
    }
    return node;
}

/// The node of this unit, made below `parent` if need be; an area has no parent.
RekapPlan::Id RekapPlan::child(Id parent, const Unit& area, const Unit& unit,
                               const std::optional<Unit>& dapil) {
    const auto id = static_cast<Id>(nodes_.size());
    const auto [at, is_new] = ids_.try_emplace({area, unit, dapil}, id);
    if (!is_new) return at->second;
    auto& node = nodes_.emplace_back();
    node.unit = unit;
    node.dapil = dapil;
    if (unit == area && !dapil) {
        areas_.push_back(id);
    } else {
        nodes_[parent].children.push_back(id);
        if (unit == dapil) nodes_[parent].dapil_below = true;
    }
    return id;
}

void RekapPlan::put_in_order() {
    const auto by_place = [this](Id a, Id b) { return is_before(nodes_[a].unit, nodes_[b].unit); };
    for (auto& node : nodes_) {
        std::sort(node.children.begin(), node.children.end(), by_place);
        std::sort(node.tps.begin(), node.tps.end(),
                  [](const Tps& a, const Tps& b) { return a.number < b.number; });
    }
    std::erase_if(areas_, [this](Id id) { return !nodes_[id].has_forms; });
    std::sort(areas_.begin(), areas_.end(), by_place);
}

}  // namespace saksi::audit
