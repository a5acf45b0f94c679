// Ledger: the findings that follow from what was planted, told as they become
// known, and the votes they leave open: the rule of D23 on them.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <utility>

#include "saksi/audit/planting.hpp"
#include "sites.hpp"

namespace saksi::audit::planting {

class Ledger {
 public:
    explicit Ledger(const PlantingListener& listener) : listener_(listener) {}

    void planted() { ++sum_.faults; }
    void left_out(Detector detector, NotPlanted why) { sum_.left_out.emplace_back(detector, why); }
    void note(const Fault& fault, PlantedFinding finding, const std::string& change);

    /// In the contest for president. A unit counts once, with the largest number.
    [[nodiscard]] election::Count open_votes() const;
    [[nodiscard]] Planted take() { return std::move(sum_); }

 private:
    const PlantingListener& listener_;
    std::map<election::Unit, election::Count> open_;
    Planted sum_;
};

}  // namespace saksi::audit::planting
