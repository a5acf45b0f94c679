// SPDX-License-Identifier: Apache-2.0
#include "option_names.hpp"

#include <algorithm>
#include <string>

#include "../option_labels.hpp"
#include "form_step.hpp"

namespace saksi::audit {
namespace {

bool has_options(const Finding& finding) {
    return std::any_of(finding.facts.begin(), finding.facts.end(),
                       [](const Fact& fact) { return fact.what.find('[') != std::string::npos; });
}

std::uint64_t last_entry(const Finding& finding) {
    return finding.entries.empty() ? 0 : finding.entries.back().index;
}

}  // namespace

Result<void> name_options(std::vector<Finding>& findings, const Survey& survey,
                          record::EntryCache& entries) {
    std::sort(findings.begin(), findings.end(),
              [](const Finding& a, const Finding& b) { return last_entry(a) < last_entry(b); });
    for (auto& finding : findings) {
        if (finding.entries.empty() || !has_options(finding)) continue;
        const auto event = entries.event(last_entry(finding));
        if (!event) return pass_on(event.error());
        const auto form = form_in(*event);
        const auto* ballot = form ? survey.ballot(form->ballot, last_entry(finding)) : nullptr;
        if (ballot == nullptr) continue;
        for (auto& fact : finding.facts) fact.what = labelled(fact.what, *ballot);
    }
    return {};
}

}  // namespace saksi::audit
