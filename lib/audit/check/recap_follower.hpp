// RecapFollower: which recapitulations and published totals of a walk are
// current, and which forms were voted or counted again.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "form_step.hpp"
#include "recap_rules.hpp"

namespace saksi::audit {

class RecapFollower {
 public:
    /// Every result that is no stray, in index order.
    void take(const Step& step);
    /// The contests and rounds that have anything to compare.
    [[nodiscard]] std::vector<RecapCase> cases() const;

 private:
    struct Results {
        std::map<std::uint64_t, record::Version> rows;  // current, by index
        std::vector<Recounted> recounted;
    };
    std::map<std::pair<election::Contest, std::uint8_t>, Results> results_;
};

}  // namespace saksi::audit
