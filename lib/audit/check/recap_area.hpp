// RecapArea: where a recapitulation stands in the tree of places. Which units
// lie right under it, how many TPS, and whose recapitulations have a form in them.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "recap_rows.hpp"

namespace saksi::audit {

class RecapArea {
 public:
    /// Borrows the survey, whose walk is done.
    explicit RecapArea(const Survey& survey) : survey_(survey), places_(survey.places()) {}

    /// The units right under a row's: of a dapil what it covers; of a unit that
    /// a dapil has a part of, those that it has a part of too.
    [[nodiscard]] std::vector<election::Unit> units_under(const RecapRow& row) const;
    /// The units that a form of a TPS of `home` is counted in: by the tree, and a
    /// dapil by the ballot.
    [[nodiscard]] std::vector<election::Unit> units_over(const election::Unit& home,
                                                         const election::Ballot& ballot) const;

    /// Listed TPS; 0 where no list says how many there are.
    [[nodiscard]] std::uint64_t tps_in(const election::Unit& unit) const {
        return places_.listed_tps(unit).value_or(0);
    }
    /// Those of the row's unit, and of no other dapil than its own.
    [[nodiscard]] std::uint64_t tps_of(const RecapRow& row) const;

 private:
    [[nodiscard]] bool touches(const std::optional<election::Unit>& dapil,
                               const election::Unit& unit) const;

    const Survey& survey_;
    const record::PlaceTree& places_;
};

}  // namespace saksi::audit
