// TpsTable: every current form by its TPS, contest, round and source, in few
// bytes: which entry it is, so that the next one of its chain is known for what it
// is, and what the contests of one TPS, or two sources, are compared by.
//
// Memory: 16 bytes a form, and what a vector of them keeps free.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "form_places.hpp"
#include "saksi/core/result.hpp"

namespace saksi::audit {

class TpsTable {
 public:
    /// A voter count of a TPS, which is small: `many` says that it is not, and only
    /// the form has it.
    using Small = std::uint16_t;
    static constexpr Small none = 0xffff;
    static constexpr Small many = 0xfffe;

    struct Line {
        std::uint64_t index : 48;   ///< of the current form
        std::uint64_t number : 16;  ///< of the TPS
        std::uint16_t kind;         ///< of places()
        Small listed;               ///< dpt_j
        Small unlisted;             ///< pengguna_dpk_j
        Small disabled;             ///< disabilitas_j
    };
    static_assert(sizeof(Line) == 16);

    /// Where a form belongs; before it is added. too_large as FormPlaces says.
    [[nodiscard]] Result<FormPlace> place_of(const TpsForm& form) { return places_.of(form); }
    [[nodiscard]] const FormPlaces& places() const noexcept { return places_; }

    /// The entry of the form that is current there; none where its chain was not opened.
    [[nodiscard]] std::optional<std::uint64_t> current(const FormPlace& place) const;
    /// A form that is current from now on.
    void put(const FormPlace& place, const TpsForm& form);

    /// Of the TPS's form, where the table holds forms of one kind.
    [[nodiscard]] std::optional<std::uint64_t> index_of(const election::Unit& tps) const;

    /// Has it a form of that source and contest, of any round?
    [[nodiscard]] bool has(const election::Unit& tps, const election::Source& source,
                           election::Contest contest) const;

    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

    /// Tells of each TPS that has a form, in the order of units: its unit and its
    /// lines, by kind. Ends at the first error.
    using Lines = std::span<const Line>;
    using Use = std::function<Result<void>(const election::Unit&, Lines)>;
    [[nodiscard]] Result<void> each_tps(const Use& use) const;

 private:
    [[nodiscard]] Lines lines_of(const election::Unit& tps) const;

    FormPlaces places_;
    std::vector<std::vector<Line>> homes_;  // by the id of the home; by kind, then number
    std::uint64_t size_ = 0;
};

}  // namespace saksi::audit
