// Votes in findings by their place on the paper: "paslon_1" instead of "votes[0]".
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "../survey.hpp"
#include "saksi/audit/finding.hpp"
#include "saksi/record/entry_cache.hpp"

namespace saksi::audit {

/// Names the options of every fact, by the ballot of the last entry that shows
/// the finding. What fits no ballot keeps its number. Sorts the findings by entry.
[[nodiscard]] Result<void> name_options(std::vector<Finding>& findings, const Survey& survey,
                                        record::EntryCache& entries);

}  // namespace saksi::audit
