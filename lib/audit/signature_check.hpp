// The signatures under a checkpoint file, as findings about that file.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "saksi/audit/log_check.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/note/policy.hpp"

namespace saksi::audit {

/// Nothing if the log signed it and no line of a key of the policy is wrong.
/// `report` is what the policy says of this checkpoint.
[[nodiscard]] std::vector<LogFinding> check_signatures(const std::string& file,
                                                       const note::SignedCheckpoint& checkpoint,
                                                       const note::PolicyReport& report,
                                                       const note::Policy& policy);

}  // namespace saksi::audit
