// Sites: which fault is planted where. Drawn by lot before the walk over the
// forms, from the units alone, so that no two faults share a ground.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lot.hpp"
#include "recipe.hpp"
#include "saksi/audit/planting.hpp"

namespace saksi::audit::planting {

/// A fault that was ordered.
struct Fault {
    std::uint64_t number = 0;  ///< from 1; 0: of several together
    const Recipe* recipe = nullptr;
};

/// Units go by their place in the walk among those of their kind, from 0.
class Sites {
 public:
    [[nodiscard]] static Result<Sites> choose(const election::RehearsalOptions& options,
                                              std::span<const FaultOrder> orders);

    /// The form fault of a desa; the fault of a kecamatan of its own; that of a
    /// unit's recapitulation; that of a province's published total.
    [[nodiscard]] const Fault* in_desa(std::uint64_t desa) const { return find(desa_, desa); }
    [[nodiscard]] const Fault* in_kecamatan(std::uint64_t unit) const {
        return find(kecamatan_, unit);
    }
    [[nodiscard]] const Fault* in_row(election::UnitKind kind, std::uint64_t unit) const {
        return find(rows_[static_cast<std::size_t>(kind)], unit);
    }
    [[nodiscard]] const Fault* in_published(std::uint64_t province) const {
        return find(published_, province);
    }
    [[nodiscard]] const std::optional<Fault>& in_nation() const noexcept { return nation_; }
    /// Those on no unit, in their order.
    [[nodiscard]] const std::vector<Fault>& in_office() const noexcept { return office_; }
    [[nodiscard]] const std::vector<std::pair<Detector, NotPlanted>>& left_out() const noexcept {
        return left_out_;
    }

 private:
    using ByUnit = std::unordered_map<std::uint64_t, Fault>;
    [[nodiscard]] static const Fault* find(const ByUnit& faults, std::uint64_t unit) {
        const auto found = faults.find(unit);
        return found == faults.end() ? nullptr : &found->second;
    }

    friend class Drawing;
    ByUnit desa_, kecamatan_, published_;
    std::array<ByUnit, 8> rows_;  // by UnitKind
    std::optional<Fault> nation_;
    std::vector<Fault> office_;
    std::vector<std::pair<Detector, NotPlanted>> left_out_;
};

}  // namespace saksi::audit::planting
