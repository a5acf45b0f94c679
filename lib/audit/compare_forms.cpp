// SPDX-License-Identifier: Apache-2.0
#include "compare_forms.hpp"

#include <algorithm>

#include "saksi/election/identities.hpp"
#include "vote_columns.hpp"

namespace saksi::audit {
namespace {

using election::Figure;

/// The votes of a form by the columns of its ballot.
struct NamedVotes {
    std::vector<BallotColumn> columns;
    std::vector<Figure> figures;

    explicit NamedVotes(const FormOnBallot& side) {
        if (side.ballot == nullptr || side.ballot->contest != side.form.contest) return;
        auto found = figures_of(side.form.votes, *side.ballot);
        if (!found) return;
        columns = columns_of(*side.ballot);
        figures = std::move(*found);
    }

    /// The figure of the column `wanted`, most likely the one at `likely`.
    [[nodiscard]] Figure of(const OptionColumn& wanted, std::size_t likely) const {
        const auto is_wanted = [&](const BallotColumn& each) {
            return each.column.key == wanted.key && each.column.part == wanted.part;
        };
        if (likely < columns.size() && is_wanted(columns[likely])) return figures[likely];
        const auto found = std::find_if(columns.begin(), columns.end(), is_wanted);
        if (found == columns.end()) return {};
        return figures[static_cast<std::size_t>(found - columns.begin())];
    }
};

}  // namespace

OptionColumn field_column(const election::FieldInfo& field) {
    OptionColumn column;
    column.label = field.name;
    return column;
}

void compare_figure(const OptionColumn& column, bool option, const Figure& log, const Figure& copy,
                    FigureComparison& into) {
    const auto left = log.count();
    const auto right = copy.count();
    if (!left || !right) return;
    ++into.compared;
    if (*left == *right) return;
    into.different.push_back({column.label, column.name, option, *left, *right});
}

FigureComparison compare_figures(const FormOnBallot& log, const FormOnBallot& copy) {
    FigureComparison found;
    const NamedVotes ours(log);
    const NamedVotes theirs(copy);
    for (std::size_t i = 0; i < ours.columns.size(); ++i) {
        const auto& column = ours.columns[i].column;
        compare_figure(column, true, ours.figures[i], theirs.of(column, i), found);
    }
    for (const auto& field : election::all_fields()) {
        compare_figure(field_column(field), false, log.form.sections[field.field],
                       copy.form.sections[field.field], found);
    }
    return found;
}

Result<void> same_election(const std::string& one, const std::string& other) {
    if (one == other) return {};
    return refuse(ErrorCode::usage, "election", "the two logs are of two elections",
                  one + ", " + other);
}

OptionSum option_sum(const election::CHasil& form) {
    const auto check =
        election::check_identity(election::Identity::D01, {form.sections, form.votes});
    if (check.arms.empty()) return {};
    return {check.arms[0].left_value, check.arms[0].right_value, check.answer};
}

}  // namespace saksi::audit
