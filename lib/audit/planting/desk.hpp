// Desk: where what is logged and what must be found are told from.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "ledger.hpp"
#include "office.hpp"

namespace saksi::audit::planting {

struct Desk {
    Ledger& ledger;
    const PlantingListener& listener;

    /// Logged after the forms.
    void tell(const election::Event& event) const {
        if (listener.after) listener.after(event);
    }
};

/// A finding on a unit, shown by the entry of `leaf`.
[[nodiscard]] inline PlantedFinding finding_on(Detector detector, const election::Unit& unit,
                                               std::optional<election::Contest> contest,
                                               std::optional<election::Source> source,
                                               std::optional<Hash> leaf) {
    PlantedFinding finding;
    finding.detector = detector;
    finding.unit = unit;
    finding.contest = contest;
    finding.source = std::move(source);
    finding.entry = leaf;
    return finding;
}

}  // namespace saksi::audit::planting
