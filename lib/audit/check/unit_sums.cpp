// SPDX-License-Identifier: Apache-2.0
#include "unit_sums.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace saksi::audit {
namespace {

using election::Field;
using election::Unit;
using election::UnitKind;

constexpr std::array above_tps = {UnitKind::desa, UnitKind::kecamatan, UnitKind::kabkota,
                                  UnitKind::provinsi, UnitKind::nasional};

/// The units over each home.
class UnitsAbove {
 public:
    using Id = std::uint32_t;

    UnitsAbove(const FormPlaces& places, const std::vector<std::uint32_t>& homes,
               const record::PlaceTree& tree)
        : of_home_(homes.size()) {
        for (const auto home : homes) {
            for (std::size_t i = 0; i < above_tps.size(); ++i) {
                auto unit = tree.ancestor_of(places.home(home), above_tps[i]);
                of_home_[home][i] = unit ? units_.of(std::move(*unit)) : none;
            }
        }
    }

    template <class Use>
    void each_over(std::uint32_t home, Use use) const {
        for (const auto id : of_home_[home]) {
            if (id != none) use(id);
        }
    }
    [[nodiscard]] const Unit& unit(Id id) const { return units_[id]; }
    /// All of them by unit.
    [[nodiscard]] std::vector<Id> sorted() const { return units_.sorted(); }

 private:
    static constexpr Id none = std::numeric_limits<Id>::max();

    std::vector<std::array<Id, above_tps.size()>> of_home_;
    Numbering<Unit, std::unordered_map<Unit, Id>> units_;
};

std::uint64_t hash_of(std::uint32_t home, std::uint16_t kind) noexcept {
    return record::mix_hash(std::uint64_t{home} << 16 | kind);
}

/// The two figures, where a form has both.
std::optional<FormSums> sums_of(const TpsForm& form) {
    const auto invalid = form.sections[Field::suara_tidak_sah].count();
    const auto total = form.sections[Field::suara_total].count();
    if (!invalid || !total) return std::nullopt;
    return FormSums{.forms = 1, .invalid = *invalid, .total = *total};
}

}  // namespace

void FormSums::add(const FormSums& more) noexcept {
    forms += more.forms;
    invalid += more.invalid;
    total += more.total;
    note(more.latest, more.last);
}

void FormSums::note(std::int64_t at, std::uint64_t entry) noexcept {
    if (at <= latest) return;
    latest = at;
    last = entry;
}

FormSums& UnitSums::at(std::uint32_t home, std::uint16_t kind) {
    const auto is_it = [&](const Home& each) { return each.home == home && each.kind == kind; };
    if (last_ != nullptr && is_it(*last_)) return last_->sums;
    const auto hash = hash_of(home, kind);
    const auto known = slots_.find(hash, [&](auto id) { return is_it(homes_[id]); });
    if (known) return (last_ = &homes_[*known])->sums;
    slots_.add(hash, record::Slots::id_of(homes_.size()),
               [this](auto id) { return hash_of(homes_[id].home, homes_[id].kind); });
    return (last_ = &homes_.emplace_back(Home{home, kind, {}}))->sums;
}

void UnitSums::add(const FormPlace& place, const TpsForm& form) {
    if (const auto more = sums_of(form)) at(place.home, place.kind).add(*more);
}

void UnitSums::remove(const FormPlace& place, const TpsForm& form) {
    const auto less = sums_of(form);
    if (!less) return;
    auto& sums = at(place.home, place.kind);
    sums.forms -= less->forms;
    sums.invalid -= less->invalid;
    sums.total -= less->total;
}

void UnitSums::note(const FormPlace& place, std::int64_t time, std::uint64_t entry) {
    at(place.home, place.kind).note(time, entry);
}

void UnitSums::discount(std::uint32_t home, std::uint16_t kind) {
    auto& forms = at(home, kind).forms;
    if (forms > 0) --forms;
}

/// Of each kind its homes, by unit.
std::vector<std::vector<const UnitSums::Home*>> UnitSums::by_kind(const FormPlaces& places) const {
    const auto order = places.sorted_homes();
    std::vector<std::uint32_t> rank(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
    std::vector<std::vector<const Home*>> kinds(places.kinds());
    for (const auto& home : homes_) kinds[home.kind].push_back(&home);
    for (auto& homes : kinds) {
        std::sort(homes.begin(), homes.end(),
                  [&](const Home* a, const Home* b) { return rank[a->home] < rank[b->home]; });
    }
    return kinds;
}

void UnitSums::each_unit(const FormPlaces& places, const record::PlaceTree& tree,
                         const Use& use) const {
    const auto kinds = by_kind(places);
    std::vector<std::uint16_t> order(kinds.size());
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    std::sort(order.begin(), order.end(), [&](std::uint16_t one, std::uint16_t other) {
        const auto& a = places.kind(one);
        const auto& b = places.kind(other);
        return std::tie(a.contest, a.round, a.source) < std::tie(b.contest, b.round, b.source);
    });
    const UnitsAbove above(places, places.sorted_homes(), tree);
    const auto units = above.sorted();
    for (const auto kind : order) {
        std::vector<FormSums> sums(units.size());
        for (const auto* home : kinds[kind]) {
            above.each_over(home->home, [&](auto unit) { sums[unit].add(home->sums); });
        }
        for (const auto unit : units) use(places.kind(kind), above.unit(unit), sums[unit]);
    }
}

}  // namespace saksi::audit
