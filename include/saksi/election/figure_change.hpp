// The figures that two forms of one ballot say differently. A figure goes by the
// name of its field, "suara_sah"; a vote by its place on the ballot: "votes[0]"
// of a plain row, "partai[0]", "logo[0]" and "calon[0][2]" of a party ballot.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "saksi/election/figure.hpp"
#include "saksi/election/identities.hpp"

namespace saksi::election {

struct FigureChange {
    std::string what;
    Figure before;
    Figure after;

    bool operator==(const FigureChange&) const = default;
};

/// Every figure that is not the same in both: fields first, then votes. A row
/// that is null is a row of nulls, one that is missing a row of figures nobody
/// captured; so is what one row has more than the other.
[[nodiscard]] SAKSI_API std::vector<FigureChange> figure_changes(const FormNumbers& before,
                                                                 const FormNumbers& after);

}  // namespace saksi::election
