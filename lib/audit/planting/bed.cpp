// SPDX-License-Identifier: Apache-2.0
#include "bed.hpp"

namespace saksi::audit::planting {

using election::Count;

Count Bed::ballots_for(Count listed) const {
    if (!rules_.ballot_reserve) return listed;
    const auto& reserve = *rules_.ballot_reserve;
    return listed + (listed * reserve.part + reserve.of - 1) / reserve.of;
}

void Bed::follows(Detector detector, Count effect, const election::Event& entry) {
    PlantedFinding finding;
    finding.detector = detector;
    finding.contest = sheet_.contest;
    finding.unit = station_.tps;
    finding.source = office;
    finding.effect = effect;
    finding.entry = leaf_of(entry);
    yield_.findings.push_back(std::move(finding));
}

}  // namespace saksi::audit::planting
