// DHasil: the signed recapitulation form of a unit above the TPS, as some source
// published it. A total that somebody only showed is a Publication.
//
// Below and above a dapil alike, a form holds the part of one ballot: where that
// ballot is a dapil's, the form says which, unless it is of the dapil itself.
//
// Format: docs/format.md 1.4.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/election/contest.hpp"
#include "saksi/election/document.hpp"
#include "saksi/election/form.hpp"
#include "saksi/election/place.hpp"

namespace saksi::election {

struct DHasil {
    static constexpr std::string_view type = "d_hasil";

    Contest contest = Contest::ppwp;
    Unit unit;                  ///< no TPS; its kind is the form's level
    std::optional<Unit> dapil;  ///< whose part of the unit this is
    std::uint8_t round = 1;     ///< 1 or 2
    std::string ballot;         ///< id of the ballot whose order `votes` follows
    Sections sections;
    Votes votes;
    std::optional<Documents> documents;

    bool operator==(const DHasil&) const = default;
};

}  // namespace saksi::election
