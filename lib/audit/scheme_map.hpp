// SchemeMap: where what was recorded under an older scheme lies in a newer one.
// Only a whole unit can be followed. What of a unit went where is not known if
// it was parted, but perhaps of a smaller one below it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "saksi/audit/totals.hpp"
#include "survey.hpp"

namespace saksi::audit {

class SchemeMap {
 public:
    /// After the walk; borrows the survey. Without a scheme every unit stays
    /// what it is.
    SchemeMap(const Survey& survey, std::string scheme);

    /// The unit of this kind, no TPS, that a TPS lies in. Of the smallest unit it
    /// lies in that went whole into one unit of the scheme, what lies above that.
    [[nodiscard]] std::optional<election::Unit> unit_of(const election::Unit& tps,
                                                        election::UnitKind kind) const;
    /// By code.
    [[nodiscard]] std::vector<SplitUnit> splits() const;

 private:
    struct Heirs {
        std::vector<election::Unit> whole;  ///< units that say to hold all of it
        std::vector<election::Unit> part;
    };
    [[nodiscard]] const election::Unit* heir_of(const election::Unit& unit) const;

    const Survey& survey_;
    std::string scheme_;
    std::map<election::Unit, Heirs> heirs_;  // of older units
};

}  // namespace saksi::audit
