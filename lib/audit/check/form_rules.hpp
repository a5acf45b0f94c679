// What must hold within one form: D01 to D11, D16a to c, D27. Hints included.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <vector>

#include "saksi/audit/finding.hpp"
#include "saksi/election/form.hpp"
#include "saksi/election/pemilu.hpp"
#include "vote_figures.hpp"

namespace saksi::audit {

/// A form as the rules see it.
struct RuledForm {
    const election::Sections& sections;
    const VoteFigures& votes;
    const election::Rules* rules = nullptr;  ///< none: no cap and no reserve are known
    bool of_tps = true;                      ///< not of a unit above it
    bool abroad = false;
};

struct FormFindings {
    std::vector<Finding> findings;  ///< detector, facts and effect are filled
    std::bitset<detector_count> not_applicable;
};

/// Everything but what needs the place tree: D16b and D16c are found for noken
/// TPS too, and dropped when the tree is known.
[[nodiscard]] FormFindings check_form(const RuledForm& form);

/// The same without findings: which rules could not be applied.
[[nodiscard]] std::bitset<detector_count> not_applicable_to(const RuledForm& form);

}  // namespace saksi::audit
