// What an evidence bundle claims, what is wrong with it, and what it does not
// show, in words.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "saksi/audit/evidence_check.hpp"
#include "saksi/note/evidence.hpp"

namespace saksi::tools {

/// "HOLDS", "DOES NOT HOLD", "COULD NOT BE CHECKED", without colours.
[[nodiscard]] std::string words_for(audit::ClaimAnswer answer);
/// "3, 7 and 9 others" would hide some: all of them, with commas.
[[nodiscard]] std::string list_of(const std::vector<std::uint64_t>& entries);
/// What is claimed, in one sentence.
[[nodiscard]] std::string words_for(const audit::ClaimReport& claim,
                                    const audit::EvidenceReport& report);
/// What is wrong with a claim, a sentence each; those of its rekap proof too.
[[nodiscard]] std::vector<std::string> words_for_findings(const audit::ClaimReport& claim,
                                                          const audit::EvidenceReport& report,
                                                          const note::Evidence& evidence);
/// Is it the policy that the bundle was made for?
[[nodiscard]] std::string words_for(audit::PolicyMatch match);
/// Does it show that this is the only current form of the TPS, and by what?
[[nodiscard]] std::string words_for_completeness(const audit::EvidenceReport& report);
/// What it does not show, a sentence each.
[[nodiscard]] std::vector<std::string> not_shown(const audit::EvidenceReport& report);

}  // namespace saksi::tools
