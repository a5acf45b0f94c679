// Which ballots are used where in a rehearsal: one for the nation, one a
// province for DPD, one a constituency for DPR and the councils.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "saksi/election/region.hpp"
#include "saksi/election/rehearsal.hpp"
#include "slate.hpp"
#include "tree.hpp"

namespace saksi::election::rehearsal {

/// A constituency made of neighbouring units, which it names, with its ballot.
struct Dapil {
    Region region;
    Slate slate;
};

/// The ballots of a province, of those contests that are wanted and held there.
struct ProvinceBallots {
    std::optional<Slate> pdpd;
    std::vector<Dapil> pdpr, pdprdp;
};

[[nodiscard]] ProvinceBallots ballots_of(const RehearsalOptions& options, const Province& province,
                                         const std::vector<Place>& kabkota);
/// The constituencies of a kabupaten's or kota's council, which has these kecamatan.
[[nodiscard]] std::vector<Dapil> local_ballots_of(const RehearsalOptions& options,
                                                  const Province& province, const Place& kabkota,
                                                  const std::vector<Place>& kecamatan);

/// The constituency of the unit at `index` of `units`; null if there is none.
[[nodiscard]] const Slate* slate_at(const std::vector<Dapil>& dapils, std::uint64_t index,
                                    std::uint64_t units);

}  // namespace saksi::election::rehearsal
