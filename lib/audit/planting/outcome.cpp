// The nation's row, and the rule of D23 written out: what is open against the
// margin of the majority.
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "recapitulation.hpp"
#include "row_faults.hpp"
#include "saksi/election/share.hpp"

namespace saksi::audit::planting {

using election::Contest;
using election::Count;
using election::UnitKind;

namespace {

/// Where several faults together reach a margin, it is none of theirs.
Fault of_several() {
    const auto all = recipes();
    const auto found = std::find_if(all.begin(), all.end(), [](const auto& recipe) {
        return recipe.ground == Ground::national_row;
    });
    return {0, &*found};
}

}  // namespace

std::optional<Count> Recapitulation::margin() const {
    const auto votes = published_.nation();
    if (missing_ > 0 || votes.empty() || !rules_.president) return std::nullopt;
    Count all = 0;
    for (const auto count : votes) all += count;
    const auto first = *std::max_element(votes.begin(), votes.end());
    const auto bound = election::least_to_exceed(all, rules_.president->majority);
    if (!bound) return std::nullopt;
    return first >= *bound ? first - *bound + 1 : *bound - first;
}

void Recapitulation::tell_nation() {
    auto& nation = node(UnitKind::nasional);
    const auto& fault = sites_.in_nation();
    const auto margin = this->margin();
    std::optional<Hash> entry;
    for (auto& [chain, row] : nation.rows) {
        const auto below = row;
        if (fault && margin) raise_votes(row, 0, *margin);
        entry = tell_row(nation.unit, chain, row);
        if (!fault || !margin) continue;
        desk_.ledger.planted();
        hold(*fault, nation.unit, chain, row, below, *entry,
             "option 1 " + std::to_string(below.votes.total(0)) + " -> " +
                 std::to_string(row.votes.total(0)));
    }
    if (fault && !margin) desk_.ledger.left_out(Detector::D23, NotPlanted::incomplete);
    if (margin) hold_against_margin(*margin, fault ? entry : std::nullopt);
}

void Recapitulation::hold_against_margin(Count margin, const std::optional<Hash>& row) {
    const auto open = desk_.ledger.open_votes();
    if (open < margin) return;
    const auto& unit = node(UnitKind::nasional).unit;
    desk_.ledger.note(sites_.in_nation().value_or(of_several()),
                      finding_on(Detector::D23, unit, Contest::ppwp, office, row),
                      std::to_string(open) + " votes open, margin " + std::to_string(margin));
}

}  // namespace saksi::audit::planting
