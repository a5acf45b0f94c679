// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/place_tree.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace saksi::record {
namespace {

using election::Unit;
using election::UnitKind;

std::uint64_t slot_hash(const Unit& unit) noexcept { return mix_hash(std::hash<Unit>{}(unit)); }

/// A unit hangs only below one of a higher rank, so that nothing hangs below itself.
int rank(UnitKind kind) noexcept {
    switch (kind) {
        case UnitKind::tps:
            return 0;
        case UnitKind::desa:
            return 1;
        case UnitKind::kecamatan:
            return 2;
        case UnitKind::ppln:
        case UnitKind::dapil:
            return 3;
        case UnitKind::kabkota:
            return 4;
        case UnitKind::provinsi:
            return 5;
        case UnitKind::nasional:
            return 6;
    }
    return 0;
}

bool can_hang(const Unit& child, const Unit& parent) noexcept {
    return rank(child.kind) < rank(parent.kind);
}

bool is_before(const Unit& a, const Unit& b) noexcept {
    return std::tie(a.code, a.kind, a.scheme) < std::tie(b.code, b.kind, b.scheme);
}

TpsRange range_of(const election::TpsItem& item) noexcept {
    return {item.number, item.last(), item.kind, item.metode == election::Metode::noken,
            item.status != election::TpsStatus::batal};
}

std::uint64_t active_in(const std::vector<TpsRange>& ranges) noexcept {
    std::uint64_t total = 0;
    for (const auto& range : ranges) {
        if (range.active) total += std::uint64_t{range.last} - range.first + 1;
    }
    return total;
}

/// The place made last, or the one above it, if it is that: regions come with their
/// TPS lists, and those of one place together.
std::optional<PlaceTree::Id> in_last(const PlaceTree& tree, const Unit& unit) {
    if (tree.size() == 0) return std::nullopt;
    const auto last = Slots::id_of(tree.size() - 1);
    if (tree[last].unit == unit) return last;
    const auto above = tree[last].parent;
    return above && tree[*above].unit == unit ? above : std::nullopt;
}

}  // namespace

std::optional<PlaceTree::Id> PlaceTree::find(const Unit& unit) const {
    return slots_.find(slot_hash(unit), [&](Id id) { return places_[id].unit == unit; });
}

/// The place of a unit, made if need be and hung where its code says.
PlaceTree::Id PlaceTree::ensure(const Unit& unit) {
    if (const auto known = in_last(*this, unit)) return *known;
    const auto hash = slot_hash(unit);
    const auto is_it = [&](Id id) { return places_[id].unit == unit; };
    if (const auto known = slots_.find(hash, is_it)) return *known;
    const auto parent = election::parent_by_code(unit);
    const auto above = parent ? in_last(*this, *parent) : std::nullopt;
    const auto id = Slots::id_of(places_.size());
    places_.emplace_back().unit = unit;
    slots_.add(hash, id, [this](Id at) { return slot_hash(places_[at].unit); });
    if (parent) hang(id, above ? *above : ensure(*parent));
    return id;
}

/// Adds `more` and takes `fewer` TPS at `from` and everything above it.
void PlaceTree::add_tps(Id from, std::uint64_t more, std::uint64_t fewer) {
    for (std::optional<Id> at = from; at; at = places_[*at].parent) {
        auto& total = places_[*at].tps_total;
        total = total + more - fewer;
    }
}

void PlaceTree::hang(Id child, std::optional<Id> parent) {
    auto& place = places_[child];
    if (place.parent == parent) return;
    if (place.parent) {
        std::erase(places_[*place.parent].children, child);
        add_tps(*place.parent, 0, place.tps_total);
    }
    place.parent = parent;
    if (!parent) return;
    auto& siblings = places_[*parent].children;
    const auto at = std::upper_bound(siblings.begin(), siblings.end(), child, [this](Id a, Id b) {
        return is_before(places_[a].unit, places_[b].unit);
    });
    siblings.insert(at, child);
    add_tps(*parent, place.tps_total, 0);
}

void PlaceTree::put(const election::Region& region) {
    if (region.unit.kind == UnitKind::tps) return;
    const auto id = ensure(region.unit);
    places_[id].name = region.name;
    places_[id].seats = region.seats;
    const bool hangs = region.parent && can_hang(region.unit, *region.parent);
    hang(id, hangs ? std::optional{ensure(*region.parent)} : std::nullopt);
}

void PlaceTree::put(const election::TpsList& list) {
    if (list.unit.kind == UnitKind::tps) return;
    const auto id = ensure(list.unit);
    auto& ranges = places_[id].tps;
    const auto before = active_in(ranges);
    ranges.clear();
    for (const auto& item : list.tps) ranges.push_back(range_of(item));
    add_tps(id, active_in(ranges), before);
}

std::optional<PlaceTree::Id> PlaceTree::home_of(const Unit& tps) const {
    constexpr std::array kinds = {UnitKind::desa,    UnitKind::ppln,  UnitKind::kecamatan,
                                  UnitKind::kabkota, UnitKind::dapil, UnitKind::provinsi,
                                  UnitKind::nasional};
    for (const auto kind : kinds) {
        const auto id = find({kind, tps.scheme, tps.code, 0});
        if (id && !places_[*id].tps.empty()) return id;
    }
    return find({UnitKind::desa, tps.scheme, tps.code, 0});
}

const TpsRange* PlaceTree::list_item(const Unit& tps) const {
    const auto home = home_of(tps);
    if (!home || tps.kind != UnitKind::tps) return nullptr;
    return list_item(*home, tps.number);
}

const TpsRange* PlaceTree::list_item(Id home, std::uint16_t number) const {
    const auto& ranges = places_[home].tps;
    const auto found = std::find_if(ranges.begin(), ranges.end(), [&](const TpsRange& range) {
        return range.first <= number && number <= range.last;
    });
    return found == ranges.end() ? nullptr : &*found;
}

bool PlaceTree::has_tps(const Unit& tps) const {
    const auto* range = list_item(tps);
    return range != nullptr && range->active;
}

bool PlaceTree::has_tps(Id home, std::uint16_t number) const {
    const auto* range = list_item(home, number);
    return range != nullptr && range->active;
}

std::optional<std::uint64_t> PlaceTree::listed_tps(const Unit& unit) const {
    if (unit.kind == UnitKind::tps)
        return has_tps(unit) ? std::optional<std::uint64_t>(1) : std::nullopt;
    const auto place = find(unit);
    if (!place || places_[*place].tps_total == 0) return std::nullopt;
    return places_[*place].tps_total;
}

bool PlaceTree::is_noken(const Unit& tps) const {
    const auto* range = list_item(tps);
    return range != nullptr && range->noken;
}

std::vector<PlaceTree::Id> PlaceTree::roots() const {
    std::vector<Id> found;
    for (Id id = 0; id < places_.size(); ++id) {
        if (!places_[id].parent) found.push_back(id);
    }
    return found;
}

std::optional<Unit> PlaceTree::parent_of(const Unit& unit) const {
    if (unit.kind == UnitKind::tps) {
        if (const auto home = home_of(unit)) return places_[*home].unit;
        return election::parent_by_code(unit);
    }
    const auto id = find(unit);
    if (!id) return election::parent_by_code(unit);
    const auto parent = places_[*id].parent;
    return parent ? std::optional{places_[*parent].unit} : std::nullopt;
}

std::optional<Unit> PlaceTree::ancestor_of(const Unit& unit, UnitKind kind) const {
    std::optional<Unit> at = unit;
    while (at && at->kind != kind) at = parent_of(*at);
    return at;
}

bool PlaceTree::lies_in(const Unit& unit, const Unit& area) const {
    return ancestor_of(unit, area.kind) == area;
}

}  // namespace saksi::record
