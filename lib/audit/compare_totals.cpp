// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "compare_forms.hpp"
#include "form_totals.hpp"
#include "saksi/audit/compare.hpp"
#include "survey.hpp"

namespace saksi::audit {
namespace {

using election::Figure;
using election::Publication;
using election::Unit;

Figure figure_of(const Sum& sum) { return sum.n == 0 ? Figure() : Figure(sum.sum); }

/// One side's figures of a unit: of an option, and of a field.
struct Figures {
    std::function<Figure(const OptionColumn&)> option;
    std::function<Figure(election::Field)> field;
};

/// The row's figures beside the other side's.
ComparedTotal compare_row(const Totals& totals, const Row& row, const Figures& other) {
    FigureComparison found;
    for (std::size_t i = 0; i < row.options.size(); ++i) {
        const auto& column = totals.options[i];
        compare_figure(column, true, figure_of(row.options[i]), other.option(column), found);
    }
    for (const auto& field : election::all_fields()) {
        const auto& sum = row.fields[static_cast<std::size_t>(field.field)];
        compare_figure(field_column(field), false, figure_of(sum), other.field(field.field), found);
    }
    ComparedTotal made;
    made.unit = row.unit;
    made.name = row.name;
    made.edition = row.edition;
    made.tps_in = row.tps_in;
    made.tps_total = row.tps_total;
    made.compared = found.compared;
    made.figures = std::move(found.different);
    return made;
}

Figures figures_of(const Publication& total) {
    return {[&total](const OptionColumn& column) {
                if (column.part == OptionPart::logo) return Figure();
                const auto found =
                    std::find_if(total.options.begin(), total.options.end(),
                                 [&](const auto& option) { return option.key == column.key; });
                return found == total.options.end() ? Figure() : found->votes;
            },
            [&total](election::Field field) { return total.sections[field]; }};
}

Figures figures_of(const Totals& totals, const Row& row) {
    return {[&](const OptionColumn& column) {
                for (std::size_t i = 0; i < row.options.size(); ++i) {
                    const auto& each = totals.options[i];
                    if (each.key == column.key && each.part == column.part) {
                        return figure_of(row.options[i]);
                    }
                }
                return Figure();
            },
            [&](election::Field field) {
                return figure_of(row.fields[static_cast<std::size_t>(field)]);
            }};
}

TotalComparison begin(const Totals& totals, const TotalsQuery& query) {
    TotalComparison report;
    report.size = totals.size;
    report.election = totals.election;
    report.source = totals.source;
    report.level = query.level;
    report.opaque = totals.opaque;
    report.foreign = totals.foreign;
    return report;
}

/// Rows with forms, by unit.
std::map<Unit, std::vector<const Row*>> rows_by_unit(const Totals& totals) {
    std::map<Unit, std::vector<const Row*>> rows;
    for (const auto& row : totals.rows) {
        if (row.forms > 0) rows[row.unit].push_back(&row);
    }
    return rows;
}

using Published = std::map<Unit, Publication>;

Published by_unit(std::vector<Publication> totals) {
    Published units;
    for (auto& total : totals) {
        auto unit = total.unit;
        units.emplace(std::move(unit), std::move(total));
    }
    return units;
}

/// Each unit's row beside what `others` have of it. Of an item there, `several`
/// says whether it is on more than one ballot, `figures` and `tps_in` what it holds.
template <class Item, class Several, class FiguresOf, class TpsIn>
void compare_units(const Totals& totals, const std::map<Unit, Item>& others, Several several,
                   FiguresOf figures, TpsIn tps_in, TotalComparison& report) {
    const auto rows = rows_by_unit(totals);
    for (const auto& [unit, of_unit] : rows) {
        const auto found = others.find(unit);
        if (found == others.end()) {
            report.only_log.push_back(unit);
        } else if (of_unit.size() > 1 || several(found->second)) {
            report.several_ballots.push_back(unit);
        } else {
            const auto& item = found->second;
            report.units.push_back(compare_row(totals, *of_unit.front(), figures(item)));
            report.units.back().copy_in = tps_in(item);
        }
    }
    for (const auto& [unit, item] : others) {
        if (!rows.contains(unit)) report.only_copy.push_back(unit);
    }
}

/// Takes out what lies outside the region; how much that is.
std::uint64_t take_out(Published& published, const Survey& survey, const TotalsQuery& query) {
    if (!query.region) return 0;
    return std::erase_if(
        published, [&](const auto& item) { return !survey.lies_in(item.first, *query.region); });
}

std::vector<election::Ballot> ballots_of(const Survey& survey, election::Contest contest) {
    std::vector<election::Ballot> ballots;
    for (const auto& [id, logged] : survey.ballots()) {
        if (logged.ballot.contest == contest) ballots.push_back(logged.ballot);
    }
    return ballots;
}

}  // namespace

std::uint64_t TotalComparison::different() const noexcept {
    return static_cast<std::uint64_t>(std::count_if(
        units.begin(), units.end(), [](const auto& unit) { return !unit.figures.empty(); }));
}

std::uint64_t TotalComparison::not_comparable() const noexcept {
    return static_cast<std::uint64_t>(std::count_if(
        units.begin(), units.end(), [](const auto& unit) { return unit.compared == 0; }));
}

Result<TotalComparison> compare_with_totals(log::Reader& reader, const TotalsQuery& query,
                                            const TableInput& table,
                                            const record::VotesImportOptions& shape) {
    auto options = shape;
    options.contest = query.contest;
    options.level = query.level;
    FormTotals counting(reader, query);
    if (auto walked = counting.walk(); !walked) return pass_on(walked.error());
    const auto& survey = counting.survey();
    auto read = record::read_votes_csv(table.input, table.name, options,
                                       ballots_of(survey, query.contest), survey.pemilu().scheme);
    if (!read) return pass_on(std::move(read.error()));
    auto published = by_unit(std::move(*read));
    const auto elsewhere = take_out(published, survey, query);
    const auto totals = counting.totals();
    if (!totals) return pass_on(totals.error());
    auto report = begin(*totals, query);
    compare_units(
        *totals, published, [](const Publication&) { return false; },
        [](const Publication& total) { return figures_of(total); },
        [](const Publication& total) { return total.tps_in; }, report);
    report.elsewhere = elsewhere;
    return report;
}

Result<TotalComparison> compare_totals_with_log(log::Reader& reader, const TotalsQuery& query,
                                                log::Reader& other_reader,
                                                const TotalsQuery& other) {
    const auto totals = total_forms(reader, query);
    if (!totals) return pass_on(totals.error());
    const auto others = total_forms(other_reader, other);
    if (!others) return pass_on("the other log", others.error());
    if (auto same = same_election(totals->election, others->election); !same) {
        return pass_on(std::move(same.error()));
    }
    auto report = begin(*totals, query);
    report.copy_size = others->size;
    report.copy_source = others->source;
    report.opaque += others->opaque;
    report.foreign += others->foreign;
    using Rows = std::vector<const Row*>;
    compare_units(
        *totals, rows_by_unit(*others), [](const Rows& rows) { return rows.size() > 1; },
        [&](const Rows& rows) { return figures_of(*others, *rows.front()); },
        [](const Rows& rows) { return rows.front()->tps_in; }, report);
    return report;
}

}  // namespace saksi::audit
