// Fold: tallies of counted forms, by home and ballot, into rows of the units of
// a level. What belongs where is decided at the end of the walk, when all places
// are known.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "form_counter.hpp"
#include "saksi/audit/totals.hpp"
#include "scheme_map.hpp"
#include "survey.hpp"

namespace saksi::audit {

/// What one ballot calls an option: label, key, part.
using OptionLabel = std::tuple<std::string, std::string, OptionPart>;

class Fold {
 public:
    /// Borrows all three.
    Fold(const Survey& survey, const FormCounter& counter, const TotalsQuery& query)
        : survey_(survey), counter_(counter), query_(query), schemes_(survey, query.scheme) {}

    /// Fills columns, rows and counts.
    [[nodiscard]] Result<void> into(Totals& totals);

 private:
    using Unit = election::Unit;
    using Ballot = election::Ballot;

    /// In the order of their homes, so that what belongs to one row comes together.
    using Ordered = std::vector<const FormTally*>;

    void choose_columns(const Ordered& tallies, std::vector<OptionColumn>& columns);
    void add_columns(const Ballot& ballot, bool with_candidates, std::set<OptionLabel>& labels,
                     std::vector<OptionColumn>& columns);
    [[nodiscard]] Result<void> add_tally(const FormTally& tally, Totals& totals);
    [[nodiscard]] bool add_figures(const FormTally& tally, const Ballot* ballot, Row& row);
    /// For each of columns_of(ballot) the column it is added to, if it is.
    [[nodiscard]] const std::vector<std::optional<std::size_t>>& places_of(const Ballot& ballot);
    void add_empty_units(const std::vector<const Unit*>& units);
    void put_in_order();
    void finish(Totals& totals);

    [[nodiscard]] const Ballot* ballot_of(const std::string& id) const;
    [[nodiscard]] std::optional<Unit> unit_at(election::UnitKind kind, const Unit& tps,
                                              const Ballot* ballot) const;
    [[nodiscard]] bool in_region(const Unit& tps, const Ballot* ballot) const;
    [[nodiscard]] std::vector<const Unit*> units_of_level() const;
    [[nodiscard]] Row& row_of(const Unit& unit, const std::string& edition);

    const Survey& survey_;
    const FormCounter& counter_;
    const TotalsQuery& query_;
    SchemeMap schemes_;
    std::map<std::pair<std::string, OptionPart>, std::size_t> columns_;  // by candidate key
    std::unordered_map<const Ballot*, std::vector<std::optional<std::size_t>>> places_;
    std::vector<Row> rows_;             // one for each unit and edition; in order in the end
    record::Slots slots_;               // of rows, by unit
    std::map<std::string, Row> whole_;  // by edition
};

}  // namespace saksi::audit
