// Places by what people call them: codes and names, and back.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/place_tree.hpp"

#include <algorithm>

#include "name_match.hpp"
#include "place_path.hpp"

namespace saksi::record {
namespace {

using election::Unit;
using election::UnitKind;

std::string tps_label(const Unit& tps) {
    const auto digits = std::to_string(tps.number);
    return "TPS " + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

Unit tps_in(const Unit& place, std::uint16_t number) {
    return {UnitKind::tps, place.scheme, place.code, number};
}

/// Does `part` name this place, by name or by code?
bool is_called(const Place& place, std::string_view part) noexcept {
    return place.unit.code == part || (!place.name.empty() && same_name(place.name, part));
}

/// Is the place called by the last part, and are the others the names of
/// places above it, in their order, with any number left out?
bool fits(const PlaceTree& tree, PlaceTree::Id id, const std::vector<std::string_view>& parts) {
    if (!is_called(tree[id], parts.back())) return false;
    auto left = parts.size() - 1;
    for (auto at = tree[id].parent; at && left > 0; at = tree[*at].parent) {
        if (is_called(tree[*at], parts[left - 1])) --left;
    }
    return left == 0;
}

std::vector<PlaceTree::Id> places_called(const PlaceTree& tree,
                                         const std::vector<std::string_view>& parts) {
    std::vector<PlaceTree::Id> found;
    for (PlaceTree::Id id = 0; id < tree.size(); ++id) {
        if (fits(tree, id, parts)) found.push_back(id);
    }
    return found;
}

std::vector<Unit> units_called(const PlaceTree& tree, const std::vector<std::string_view>& parts) {
    std::vector<Unit> found;
    for (const auto id : places_called(tree, parts)) found.push_back(tree[id].unit);
    return found;
}

/// "dapil:1102", for a code that a unit of another kind has too: the places of
/// that kind. Nothing if the text is no such thing.
std::optional<std::vector<Unit>> units_of_kind(const PlaceTree& tree, std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto kind = election::unit_kind_named(text.substr(0, colon));
    if (!kind) return std::nullopt;
    auto units = units_called(tree, {trimmed(text.substr(colon + 1))});
    std::erase_if(units, [&](const Unit& unit) { return unit.kind != *kind; });
    return units;
}

/// TPS `number` of the places with these names: of those that have it, or if
/// none has, of the desa among them.
std::vector<Unit> tps_called(const PlaceTree& tree, const std::vector<std::string_view>& parts,
                             std::uint16_t number) {
    std::vector<Unit> listed;
    std::vector<Unit> unlisted;
    for (const auto id : places_called(tree, parts)) {
        const auto tps = tps_in(tree[id].unit, number);
        if (tree.home_of(tps) == id && tree.has_tps(tps)) {
            listed.push_back(tps);
        } else if (tree[id].unit.kind == UnitKind::desa) {
            unlisted.push_back(tps);
        }
    }
    return listed.empty() ? unlisted : listed;
}

}  // namespace

std::vector<Unit> PlaceTree::look_up(std::string_view text, std::string_view scheme) const {
    auto parts = parts_of(trimmed(text));
    if (std::any_of(parts.begin(), parts.end(), [](auto part) { return part.empty(); })) return {};
    if (parts.size() == 1) {
        if (auto units = units_of_kind(*this, parts.front())) return std::move(*units);
        const auto unit = election::unit_from_code(parts.front(), scheme);
        return unit ? std::vector{*unit} : units_called(*this, parts);
    }
    if (const auto number = tps_number(parts.back())) {
        parts.pop_back();
        return tps_called(*this, parts, *number);
    }
    return units_called(*this, parts);
}

std::string PlaceTree::name_of(const Unit& unit) const {
    if (unit.kind == UnitKind::tps) return tps_label(unit);
    const auto id = find(unit);
    return id && !places_[*id].name.empty() ? places_[*id].name : election::display_code(unit);
}

std::string PlaceTree::display_name(const Unit& unit) const {
    auto text = name_of(unit);
    auto separator = unit.kind == UnitKind::tps ? " " : ", ";
    for (auto above = parent_of(unit); above; above = parent_of(*above)) {
        const bool said = above->kind != UnitKind::kabkota && above->kind != UnitKind::nasional;
        if (said) text += separator + name_of(*above);
        separator = ", ";
    }
    return text;
}

}  // namespace saksi::record
