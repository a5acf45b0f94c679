// Region: a unit, its name and the unit above it. When regions split, the new
// units are logged under a new scheme and say which old ones they came from.
// A dapil is a region too: it says what it is made of, and how many seats it has.
//
// Format: docs/format.md 1.3.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/election/figure.hpp"
#include "saksi/election/place.hpp"

namespace saksi::election {

/// The whole of an older unit, or a part of it.
enum class MappingKind : std::uint8_t { all, part };
[[nodiscard]] SAKSI_API std::string_view name_of(MappingKind kind) noexcept;

struct Mapping {
    Unit unit;  ///< of an older scheme
    MappingKind kind = MappingKind::all;

    bool operator==(const Mapping&) const = default;
};

struct Region {
    static constexpr std::string_view type = "region";

    Unit unit;  ///< no TPS
    std::string name;
    std::optional<Unit> parent;       ///< none for the nation, and only for it
    std::vector<Mapping> mapping;     ///< empty: nothing is said
    std::optional<Count> seats = {};  ///< of a dapil: to be filled in its contest
    std::vector<Unit> covers = {};    ///< of a dapil: all that lies in it; empty: nothing is said

    bool operator==(const Region&) const = default;
};

}  // namespace saksi::election
