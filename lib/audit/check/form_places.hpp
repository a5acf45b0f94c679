// FormPlaces: short numbers for where forms belong. A home is what the TPS of one
// code have in common: their unit, with number 0. A kind is a source, contest and
// round.
//
// Forms come home by home: a form of the last one's home and kind costs a
// comparison of texts.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "numbering.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/contest.hpp"
#include "saksi/election/header.hpp"
#include "saksi/election/place.hpp"
#include "tps_form.hpp"

namespace saksi::audit {

/// Forms of one kind.
struct FormKind {
    election::Source source;
    election::Contest contest = election::Contest::ppwp;
    std::uint8_t round = 1;
    auto operator<=>(const FormKind&) const = default;
};

struct FormPlace {
    std::uint32_t home = 0;
    std::uint16_t number = 0;  ///< of the TPS
    std::uint16_t kind = 0;
};

class FormPlaces {
 public:
    /// too_large: forms of more kinds than it can tell apart.
    [[nodiscard]] Result<FormPlace> of(const TpsForm& form);

    [[nodiscard]] std::optional<std::uint32_t> find_home(const election::Unit& tps) const;
    [[nodiscard]] const election::Unit& home(std::uint32_t id) const { return homes_[id]; }
    [[nodiscard]] const FormKind& kind(std::uint16_t id) const { return kinds_[id]; }
    [[nodiscard]] std::size_t kinds() const noexcept { return kinds_.size(); }
    /// The ids of all homes, by unit.
    [[nodiscard]] std::vector<std::uint32_t> sorted_homes() const { return homes_.sorted(); }

 private:
    [[nodiscard]] std::uint32_t home_of(const TpsForm& form);
    [[nodiscard]] Result<std::uint16_t> kind_of(const TpsForm& form);

    Numbering<election::Unit, std::unordered_map<election::Unit, std::uint32_t>> homes_;
    std::uint32_t last_home_ = 0;
    Numbering<FormKind> kinds_;
    std::uint16_t last_kind_ = 0;
};

}  // namespace saksi::audit
