// The invented part of a rehearsal's tree: how many kabupaten, kecamatan, desa
// and TPS lie where, their codes and names.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dice.hpp"
#include "facts.hpp"

namespace saksi::election::rehearsal {

/// How many units of each kind lie in a unit: none more than the next.
struct Extent {
    std::uint64_t kabkota = 1, kecamatan = 1, desa = 1, tps = 1;
};

struct Place {
    std::string code;
    std::string name;
    Extent extent;
};

/// A province of so many TPS: as many units as the real one if it has them all,
/// otherwise in proportion, and two of each in everything where the TPS suffice.
[[nodiscard]] Extent extent_of(const Province& province, std::uint64_t tps);

/// What lies in a unit, by code. Kabupaten from 01, kota from 71; kelurahan
/// 1xxx in a kota and as a kabupaten's first, otherwise desa 2xxx.
[[nodiscard]] std::vector<Place> kabkota_of(const Province& province, const Extent& extent,
                                            Dice dice);
[[nodiscard]] std::vector<Place> kecamatan_of(const Place& kabkota, Dice dice);
[[nodiscard]] std::vector<Place> desa_of(const Place& kecamatan, Dice dice);

/// Which of `parts` groups, from 1, the unit at `index` of `units` belongs to:
/// neighbours together, the groups equal to within one.
[[nodiscard]] constexpr std::uint64_t group_of(std::uint64_t index, std::uint64_t units,
                                               std::uint64_t parts) noexcept {
    return index * parts / units + 1;
}

}  // namespace saksi::election::rehearsal
