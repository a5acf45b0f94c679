// SPDX-License-Identifier: Apache-2.0
#include "ledger.hpp"

#include <algorithm>

namespace saksi::audit::planting {
namespace {

/// A copy of another source is compared, and not counted.
bool leaves_votes_open(const PlantedFinding& finding) {
    return finding.contest == election::Contest::ppwp && finding.unit && finding.effect > 0 &&
           !finding.under && finding.detector != Detector::D20 &&
           severity_of(finding.detector) != Severity::hint;
}

}  // namespace

void Ledger::note(const Fault& fault, PlantedFinding finding, const std::string& change) {
    finding.fault = fault.number;
    finding.planted = fault.recipe->detector;
    finding.recipe = fault.recipe->name;
    finding.change = change;
    if (leaves_votes_open(finding)) {
        auto& votes = open_[*finding.unit];
        votes = std::max(votes, finding.effect);
    }
    ++sum_.findings;
    if (listener_.finding) listener_.finding(finding);
}

election::Count Ledger::open_votes() const {
    election::Count all = 0;
    for (const auto& [unit, votes] : open_) all += votes;
    return all;
}

}  // namespace saksi::audit::planting
