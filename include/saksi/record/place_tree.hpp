// The tree of places as a log's `region` and `tps` events tell it: names,
// parents, children in code order, and how many TPS there are below each.
//
// put() what is current, in index order; a later event of a unit takes the
// place of an earlier one. A unit that is only mentioned (as a parent, or in a
// TPS list) is in the tree without a name. A unit whose `region` event is
// missing hangs where its code says (election::parent_by_code), if it does.
//
// A parent must be of a larger kind than its child, or it is taken for none:
// so nothing that is logged can make a circle.
//
// Memory: about 250 bytes a unit; TPS are ranges of numbers, not nodes.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/export.hpp"
#include "saksi/core/pile.hpp"
#include "saksi/election/place.hpp"
#include "saksi/election/region.hpp"
#include "saksi/election/tps.hpp"
#include "saksi/record/slots.hpp"

namespace saksi::record {

/// TPS `first` … `last` of one unit.
struct TpsRange {
    std::uint16_t first = 1;
    std::uint16_t last = 1;
    election::TpsKind kind = election::TpsKind::reguler;
    bool noken = false;
    bool active = true;  ///< false: cancelled, in no total

    bool operator==(const TpsRange&) const = default;
};

/// A unit of the tree; never a TPS.
struct Place {
    election::Unit unit;
    std::string name;  ///< empty: no region event names it
    std::optional<std::uint32_t> parent;
    std::vector<std::uint32_t> children;   ///< by code, then kind, then scheme
    std::vector<TpsRange> tps;             ///< its own, by number
    std::optional<election::Count> seats;  ///< of a dapil, if its region says so
    std::uint64_t tps_total = 0;           ///< active TPS of itself and all below it
};

class SAKSI_API PlaceTree {
 public:
    using Id = std::uint32_t;  ///< of a place; stays valid while the tree grows

    void put(const election::Region& region);
    void put(const election::TpsList& list);

    [[nodiscard]] std::size_t size() const noexcept { return places_.size(); }
    [[nodiscard]] const Place& operator[](Id id) const noexcept { return places_[id]; }
    /// The place of a unit that is no TPS.
    [[nodiscard]] std::optional<Id> find(const election::Unit& unit) const;
    /// The place a TPS belongs to: the unit of that scheme and code that has a
    /// TPS list, or else the desa.
    [[nodiscard]] std::optional<Id> home_of(const election::Unit& tps) const;
    /// Is this TPS in its place's list, and not cancelled?
    [[nodiscard]] bool has_tps(const election::Unit& tps) const;
    /// The same of the TPS of a home by its number.
    [[nodiscard]] bool has_tps(Id home, std::uint16_t number) const;
    /// Listed and active TPS of a unit, 1 of a TPS that is; none: no list has any.
    [[nodiscard]] std::optional<std::uint64_t> listed_tps(const election::Unit& unit) const;
    /// Is noken voted at this TPS, as its place's list says?
    [[nodiscard]] bool is_noken(const election::Unit& tps) const;
    /// Places without a parent, in the order they came.
    [[nodiscard]] std::vector<Id> roots() const;

    /// The unit right above, of a TPS too; by its code if the tree does not know it.
    [[nodiscard]] std::optional<election::Unit> parent_of(const election::Unit& unit) const;
    /// `unit` itself or the unit above it that is of `kind`. All TPS of a place
    /// lie in the same units: the number of one does not matter, and may be 0.
    [[nodiscard]] std::optional<election::Unit> ancestor_of(const election::Unit& unit,
                                                            election::UnitKind kind) const;
    /// Is it `area`, or in it?
    [[nodiscard]] bool lies_in(const election::Unit& unit, const election::Unit& area) const;

    /// The units a person can mean: by a code ("5171", a TPS by its thirteen
    /// characters, in the schemes of the tree), by kind and code where a code has
    /// two meanings ("dapil:1102"), or by names from the larger to
    /// the smaller ("Denpasar Selatan/Sesetan/7": the last part may be the
    /// number of a TPS; levels may be left out; case does not matter). None:
    /// nothing fits. Several: the caller lists them. A code that is well formed
    /// in `scheme` is returned even if the tree does not have it.
    [[nodiscard]] std::vector<election::Unit> look_up(std::string_view text,
                                                      std::string_view scheme) const;

    /// Its name; its code where it has none; "TPS 007" of a TPS.
    [[nodiscard]] std::string name_of(const election::Unit& unit) const;
    /// "TPS 007 SESETAN, DENPASAR SELATAN, BALI": the unit's own name, then what
    /// is above it without kabupaten or kota and nation, names as they were logged.
    [[nodiscard]] std::string display_name(const election::Unit& unit) const;

 private:
    [[nodiscard]] const TpsRange* list_item(const election::Unit& tps) const;
    [[nodiscard]] const TpsRange* list_item(Id home, std::uint16_t number) const;
    [[nodiscard]] Id ensure(const election::Unit& unit);
    void hang(Id child, std::optional<Id> parent);
    void add_tps(Id from, std::uint64_t more, std::uint64_t fewer);

    Pile<Place> places_;
    Slots slots_;
};

}  // namespace saksi::record
