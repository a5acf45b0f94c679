// FindingBook: what was found so far. Findings on a form go when the form is
// replaced; findings on a change, or on several entries together, stay.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "saksi/audit/finding.hpp"

namespace saksi::audit {

class FindingBook {
 public:
    /// On the version in entry `index`, as long as it is current.
    void add_for(std::uint64_t index, Finding finding) {
        on_form_[index].push_back(std::move(finding));
    }
    /// For good.
    void add(Finding finding) { kept_.push_back(std::move(finding)); }
    /// Entry `index` is no longer current.
    void retract(std::uint64_t index) { on_form_.erase(index); }

    void not_applicable(Detector detector) { ++count(detector).not_applicable; }
    void applicable_after_all(Detector detector) { --count(detector).not_applicable; }

    /// What another book holds for good, and its counts.
    void append(FindingBook other) {
        for (auto& finding : other.kept_) kept_.push_back(std::move(finding));
        for (std::size_t i = 0; i < detector_count; ++i) {
            counts_[i].not_applicable += other.counts_[i].not_applicable;
        }
    }

    template <class Keep>
    void drop_unless(Keep keep) {
        for (auto& [index, findings] : on_form_) {
            std::erase_if(findings, [&](const Finding& finding) { return !keep(finding); });
        }
    }

    /// Everything, unordered; the book is empty then.
    [[nodiscard]] std::vector<Finding> take() {
        auto all = std::move(kept_);
        for (auto& [index, findings] : on_form_) {
            for (auto& finding : findings) all.push_back(std::move(finding));
        }
        on_form_.clear();
        return all;
    }
    [[nodiscard]] const std::array<DetectorCount, detector_count>& counts() const noexcept {
        return counts_;
    }

 private:
    DetectorCount& count(Detector detector) { return counts_[static_cast<std::size_t>(detector)]; }

    std::unordered_map<std::uint64_t, std::vector<Finding>> on_form_;
    std::vector<Finding> kept_;
    std::array<DetectorCount, detector_count> counts_{};
};

}  // namespace saksi::audit
