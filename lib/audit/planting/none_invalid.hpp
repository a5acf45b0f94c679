// The rule of D16d, written out: all listed TPS in, ten thousand votes or more,
// and none of them invalid.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "form_sum.hpp"
#include "saksi/election/contest.hpp"

namespace saksi::audit::planting {

/// The forms of a unit, by contest.
class Together {
 public:
    /// Forms of listed TPS, as the last versions have them.
    void add(election::Contest contest, const FormSum& forms, std::uint64_t listed_forms);
    void add(const Together& below);

    [[nodiscard]] std::vector<election::Contest> contests() const;
    /// In which there is not one invalid vote, of a unit of so many TPS.
    [[nodiscard]] std::vector<election::Contest> none_invalid(std::uint64_t listed) const;

 private:
    struct Sums {
        std::uint64_t forms = 0;
        election::Count invalid = 0;
        election::Count total = 0;
    };
    std::map<election::Contest, Sums> sums_;
};

}  // namespace saksi::audit::planting
