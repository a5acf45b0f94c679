// The options of a ballot as a row of columns, and a form's votes in the same
// order: of a party its total, its logo votes, its candidates.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "saksi/audit/totals.hpp"
#include "saksi/election/ballot.hpp"
#include "saksi/election/form.hpp"

namespace saksi::audit {

struct BallotColumn {
    OptionColumn column;
    bool candidate = false;  ///< of a party's list
};

[[nodiscard]] std::vector<BallotColumn> columns_of(const election::Ballot& ballot);

/// One figure for each of columns_of(ballot); nothing if they do not fit it.
[[nodiscard]] std::optional<std::vector<election::Figure>> figures_of(
    const election::Votes& votes, const election::Ballot& ballot);

/// "paslon_1", "partai_5", "calon_3", "kolom_kosong".
[[nodiscard]] std::string label_of(const election::Option& option);

/// "2" of the ballot "pdpd/13/2".
[[nodiscard]] std::string edition_of(const std::string& ballot);

}  // namespace saksi::audit
