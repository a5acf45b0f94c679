// D25 and D25b: what saksi/audit/candidacy_check.hpp finds, as findings among the others.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "saksi/audit/candidacy_check.hpp"
#include "saksi/audit/finding.hpp"
#include "saksi/election/event.hpp"

namespace saksi::audit {

/// Is it of a kind that check_candidacies() looks at?
[[nodiscard]] bool is_about_candidates(const election::Event& event) noexcept;

[[nodiscard]] Finding finding_of(const CandidacyFinding& found);

}  // namespace saksi::audit
