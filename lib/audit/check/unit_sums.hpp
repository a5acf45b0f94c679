// UnitSums: invalid and all votes of the current forms, and when the last form
// came in: by home and kind during the walk, by unit when all places are known.
//
// Memory: 54 bytes a home and kind; at the end 40 a unit.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <vector>

#include "form_places.hpp"
#include "saksi/record/place_tree.hpp"
#include "saksi/record/slots.hpp"

namespace saksi::audit {

/// Of the forms of one home, or of all in a unit.
struct FormSums {
    static constexpr auto no_entry = std::numeric_limits<std::uint64_t>::max();

    std::uint64_t forms = 0;  ///< with both figures
    election::Count invalid = 0;
    election::Count total = 0;
    std::int64_t latest = std::numeric_limits<std::int64_t>::min();  ///< when the last one came in
    std::uint64_t last = no_entry;                                   ///< that one's entry

    void add(const FormSums& more) noexcept;
    void note(std::int64_t at, std::uint64_t entry) noexcept;
};

class UnitSums {
 public:
    void add(const FormPlace& place, const TpsForm& form);
    void remove(const FormPlace& place, const TpsForm& form);
    /// A form opened its chain at this time.
    void note(const FormPlace& place, std::int64_t at, std::uint64_t entry);
    /// A form of this home and kind stands for none that is missing.
    void discount(std::uint32_t home, std::uint16_t kind);

    /// Tells of each unit above the TPS in which a home lies: by contest, round and
    /// source, then by unit.
    using Use = std::function<void(const FormKind&, const election::Unit&, const FormSums&)>;
    void each_unit(const FormPlaces& places, const record::PlaceTree& tree, const Use& use) const;

 private:
    struct Home {
        std::uint32_t home = 0;
        std::uint16_t kind = 0;
        FormSums sums;
    };
    [[nodiscard]] FormSums& at(std::uint32_t home, std::uint16_t kind);
    [[nodiscard]] std::vector<std::vector<const Home*>> by_kind(const FormPlaces& places) const;

    std::deque<Home> homes_;
    record::Slots slots_;
    Home* last_ = nullptr;  // forms come home by home
};

}  // namespace saksi::audit
