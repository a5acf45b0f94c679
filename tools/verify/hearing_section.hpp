// The page for a hearing in one language, that of the moment: a section of it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "saksi/audit/evidence_check.hpp"
#include "saksi/note/evidence.hpp"

namespace saksi::tools {

/// As hearing_page() has them.
[[nodiscard]] std::string hearing_section(const note::Evidence& evidence,
                                          const audit::EvidenceReport& report,
                                          const Hash& policy_file);

}  // namespace saksi::tools
