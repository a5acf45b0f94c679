// Publication: a total as somebody published it: an office's web page, a
// decision, a newspaper. It is held against the forms and never counted.
//
// Options go by their candidate keys, so that a table can be logged that shows
// some of them, or whose order is its own.
//
// Format: docs/format.md 1.4.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/election/contest.hpp"
#include "saksi/election/document.hpp"
#include "saksi/election/form.hpp"
#include "saksi/election/place.hpp"

namespace saksi::election {

struct PublishedOption {
    std::string key;  ///< of a pair, party, person or candidate of a list
    Figure votes;
    std::optional<Count> seats;       ///< that the publisher gives it
    std::optional<std::string> text;  ///< as printed: "96.214.691 (58,59 %)"

    bool operator==(const PublishedOption&) const = default;
};

struct Publication {
    static constexpr std::string_view type = "publication";

    Contest contest = Contest::ppwp;
    Unit unit;                             ///< a TPS too, where somebody shows only its votes
    std::uint8_t round = 1;                ///< 1 or 2
    std::vector<PublishedOption> options;  ///< at least one, each key once
    Sections sections;
    std::optional<Count> tps_in;     ///< of which it says to be the sum
    std::optional<Count> tps_total;  ///< of the unit, as the publisher counts them
    std::vector<std::string> texts;  ///< what else it says, word for word
    std::optional<Documents> documents;

    bool operator==(const Publication&) const = default;
};

}  // namespace saksi::election
