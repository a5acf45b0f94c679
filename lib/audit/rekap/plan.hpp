// RekapPlan: which nodes the rekap trees of a log have, and which TPS hang where
// (docs/format.md 4.1). No sums and no hashes yet.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "form_table.hpp"

namespace saksi::audit {

/// TPS `number` of the unit that has it in its list.
[[nodiscard]] election::Unit tps_of(const election::Unit& home, std::uint16_t number);

class RekapPlan {
 public:
    using Id = std::uint32_t;

    struct Tps {
        std::uint16_t number = 0;
        bool listed = false;
        const FormTable::Line* form = nullptr;  ///< none: nothing of it is logged
    };
    struct Node {
        election::Unit unit;
        std::optional<election::Unit> dapil;
        std::vector<Id> children;  ///< by code, kind and scheme
        std::vector<Tps> tps;      ///< by number
        bool has_forms = false;    ///< in it or below

        [[nodiscard]] bool adds_up_dapil() const noexcept { return dapil_below && !dapil; }
        bool dapil_below = false;  ///< a child is a dapil
    };

    /// Borrows the table, whose walk is done.
    RekapPlan(const FormTable& forms, const election::ContestRules& rules);

    [[nodiscard]] const Node& operator[](Id id) const noexcept { return nodes_[id]; }
    /// The nodes of areas that have a form, by code.
    [[nodiscard]] const std::vector<Id>& areas() const noexcept { return areas_; }
    /// Forms of TPS that lie in no area.
    [[nodiscard]] std::uint64_t unplaced() const noexcept { return unplaced_; }

 private:
    using Unit = election::Unit;
    /// A unit's place and all above it, up to the area; empty if it is in none.
    using Chain = std::vector<Unit>;

    void plant_listed();
    void plant_others();
    void plant(const Unit& home, Tps tps);
    [[nodiscard]] const Chain& chain_of(const Unit& home);
    [[nodiscard]] std::optional<Unit> dapil_of(const Chain& chain,
                                               const FormTable::Line* form) const;
    void cover();
    [[nodiscard]] Id node_at(const Chain& chain, const std::optional<Unit>& dapil);
    [[nodiscard]] Id child(Id parent, const Unit& area, const Unit& unit,
                           const std::optional<Unit>& dapil);
    void put_in_order();

    const FormTable& forms_;
    const record::PlaceTree& places_;
    election::UnitKind area_kind_;
    election::Contest contest_;
    std::map<Unit, Unit> covered_;                                   // by the unit a dapil covers
    std::map<Unit, Chain> chains_;                                   // by place
    std::map<std::tuple<Unit, Unit, std::optional<Unit>>, Id> ids_;  // by area, unit and dapil
    std::vector<Node> nodes_;
    std::vector<Id> areas_;
    std::uint64_t unplaced_ = 0;
};

}  // namespace saksi::audit
