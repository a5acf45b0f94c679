// SPDX-License-Identifier: Apache-2.0
#include "candidate_findings.hpp"

#include <string>

namespace saksi::audit {
namespace {

std::string text_of(const std::optional<election::Count>& count) {
    return count ? std::to_string(*count) : std::string("-");
}

}  // namespace

bool is_about_candidates(const election::Event& event) noexcept {
    return std::holds_alternative<election::Candidacy>(event.body) ||
           std::holds_alternative<election::ViolationReport>(event.body) ||
           std::holds_alternative<election::FinanceReport>(event.body);
}

Finding finding_of(const CandidacyFinding& found) {
    Finding finding;
    finding.detector =
        found.fault == CandidacyFault::left_after_ballot ? Detector::D25b : Detector::D25;
    finding.contest = found.contest;
    finding.unit = found.unit;
    finding.entries = found.entries;
    finding.facts = {{std::string(name_of(found.fault)) + " " + found.subject,
                      found.from.empty() ? text_of(found.found) : found.from,
                      found.to.empty() ? text_of(found.asked) : found.to}};
    if (!found.rule.empty()) finding.facts.push_back({"rule", std::string(found.rule), "-"});
    return finding;
}

}  // namespace saksi::audit
