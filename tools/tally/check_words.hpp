// What each detector says, in plain words.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "saksi/audit/finding.hpp"

namespace saksi::tools {

/// One line about the detector: "the options do not add up to suara_sah".
[[nodiscard]] std::string words_for(audit::Detector detector);
[[nodiscard]] std::string words_for(audit::Severity severity);
/// What this finding says: the values of its first fact, and how many more there are.
[[nodiscard]] std::string sentence_for(const audit::Finding& finding);

}  // namespace saksi::tools
