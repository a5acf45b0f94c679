// Totals as the office's page shows them, of the contest for president: three
// times a province, rising, and at last what its forms add up to.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "desk.hpp"
#include "form_sum.hpp"
#include "lot.hpp"

namespace saksi::audit::planting {

class Published {
 public:
    explicit Published(const Desk& desk) : desk_(desk) {}

    /// Forms of the province that is being counted, as their last versions have it.
    void add(const FormSum& forms);
    /// The province is counted. `fault` may be null.
    void tell_province(const election::Unit& unit, const Fault* fault, Lot lot);
    /// All of them are.
    void tell_nation(const election::Unit& unit) const;

    /// Votes by pair; empty where no form is in.
    [[nodiscard]] std::vector<election::Count> nation() const;

 private:
    const Desk& desk_;
    std::optional<FormSum> province_, nation_;
};

}  // namespace saksi::audit::planting
