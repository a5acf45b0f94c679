// Plenary: the open meeting (rapat pleno) in which a unit's recapitulation is
// read out, objected to and signed. What is changed after it was closed or
// locked is a finding, so its times are logged.
//
// Format: docs/format.md 1.5.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "saksi/core/timestamp.hpp"
#include "saksi/election/contest.hpp"
#include "saksi/election/document.hpp"
#include "saksi/election/place.hpp"

namespace saksi::election {

struct Plenary {
    static constexpr std::string_view type = "plenary";

    Unit unit;                        ///< no TPS
    std::optional<Contest> contest;   ///< none: of all contests
    std::optional<Timestamp> opened;  ///< at least one of the four
    std::optional<Timestamp> closed;
    std::optional<Timestamp> signed_at;  ///< "signed": when the D.Hasil was
    std::optional<Timestamp> locked;     ///< no change in the office's system after it
    std::optional<Documents> documents;

    bool operator==(const Plenary&) const = default;
};

}  // namespace saksi::election
