// CHasil: the result form of one TPS in one contest, as some source published
// it. Sums that do not add up stay as they are; saksi/election/identities.hpp
// says what does not fit.
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

/// What the source says of the row itself: its own checks, a PSU notice.
struct Flags {
    std::optional<std::string> psu;
    bool status_adm = false;
    bool status_suara = false;

    bool operator==(const Flags&) const = default;
};

struct CHasil {
    static constexpr std::string_view type = "c_hasil";

    Contest contest = Contest::ppwp;
    Unit unit;               ///< a TPS
    std::uint8_t round = 1;  ///< 1 or 2
    std::string ballot;      ///< id of the ballot whose order `votes` follows
    Sections sections;
    Votes votes;
    std::optional<Documents> documents;
    Captured<Flags> flags;

    bool operator==(const CHasil&) const = default;
};

}  // namespace saksi::election
