// Candidacies in words: their versions, one after the other.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/output.hpp"
#include "saksi/audit/candidacy_check.hpp"

namespace saksi::tools {

/// Prints every version beside the one before it, and gives them as fields.
[[nodiscard]] json::Array tell(const audit::CandidacyHistory& history, cli::Output& out);

}  // namespace saksi::tools
