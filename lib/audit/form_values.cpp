// SPDX-License-Identifier: Apache-2.0
#include "form_values.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "check/form_step.hpp"
#include "option_labels.hpp"
#include "vote_columns.hpp"

namespace saksi::audit {
namespace {

using election::Ballot;
using election::Count;
using election::Event;
using election::Figure;
using election::Publication;
using election::Sections;
using election::Votes;
using Values = std::vector<ValueChange>;

Figure figure_of(const std::optional<Count>& count) { return count ? Figure(*count) : Figure(); }

void add_field(Values& values, std::string label, const Figure& before, const Figure& after) {
    if (before != after) values.push_back({std::move(label), {}, {}, {}, {}, before, after});
}

void add_fields(Values& values, const Sections& before, const Sections& after) {
    const Votes none;
    for (auto& change : election::figure_changes({before, none}, {after, none}))
        add_field(values, std::move(change.what), change.before, change.after);
}

/// The votes of a form in the order of its ballot, if they fit one.
std::optional<std::vector<Figure>> votes_in(const FormView& form, const Ballot* ballot) {
    return ballot == nullptr ? std::nullopt : figures_of(form.numbers.votes, *ballot);
}

/// A party's candidates are many, and most stay as they were.
bool is_listed(const BallotColumn& column, const Figure& before, const Figure& after) {
    if (!before.is_captured() && !after.is_captured()) return false;
    const bool main = !column.candidate && column.column.part == OptionPart::total;
    return main || before != after;
}

void add_options(Values& values, const Ballot& ballot, const std::vector<Figure>& before,
                 const std::vector<Figure>& after) {
    auto columns = columns_of(ballot);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!is_listed(columns[i], before[i], after[i])) continue;
        auto& column = columns[i].column;
        values.push_back({std::move(column.label), std::move(column.key), std::move(column.name),
                          ballot.id, column.part, before[i], after[i]});
    }
}

/// Options by their place in the form, where no ballot names them.
void add_unnamed(Values& values, const FormView* before, const FormView& after) {
    const Votes none;
    const auto& is = after.numbers;
    for (auto& change : election::figure_changes(
             {is.sections, before ? before->numbers.votes : none}, {is.sections, is.votes})) {
        add_field(values, std::move(change.what), change.before, change.after);
    }
}

void add_votes(Values& values, const FormView* before, const Ballot* before_ballot,
               const FormView& after, const Ballot* after_ballot) {
    const auto was = before ? votes_in(*before, before_ballot) : std::nullopt;
    const auto is = votes_in(after, after_ballot);
    const auto nothing = [](const auto& row) { return std::vector<Figure>(row->size()); };
    if ((before && !was) || !is) return add_unnamed(values, before, after);
    if (!was) return add_options(values, *after_ballot, nothing(is), *is);
    if (before_ballot->id == after_ballot->id) return add_options(values, *after_ballot, *was, *is);
    add_options(values, *before_ballot, *was, nothing(was));
    add_options(values, *after_ballot, nothing(is), *is);
}

const election::PublishedOption* option_in(const Publication& total, const std::string& key) {
    const auto found = std::find_if(total.options.begin(), total.options.end(),
                                    [&](const auto& option) { return option.key == key; });
    return found == total.options.end() ? nullptr : &*found;
}

void add_published(Values& values, const Publication& before, const Publication& after) {
    add_field(values, "tps_in", figure_of(before.tps_in), figure_of(after.tps_in));
    for (const auto& option : after.options) {
        const auto* was = option_in(before, option.key);
        values.push_back(
            {option.key, option.key, {}, {}, {}, was ? was->votes : Figure(), option.votes});
        add_field(values, option.key + "_kursi", figure_of(was ? was->seats : std::nullopt),
                  figure_of(option.seats));
    }
}

/// What only one of two versions looked at tells of no change.
void keep_captured(Values& values) {
    std::erase_if(values, [](const ValueChange& value) {
        return !value.before.is_captured() || !value.after.is_captured();
    });
}

Values published_changes(const ReadVersion* before, const ReadVersion& after) {
    const Publication nothing;
    const auto& was = before ? std::get<Publication>(before->event.body) : nothing;
    const auto& is = std::get<Publication>(after.event.body);
    Values values;
    add_fields(values, was.sections, is.sections);
    add_published(values, was, is);
    return values;
}

}  // namespace

Values value_changes(const ReadVersion* before, const ReadVersion& after) {
    Values values;
    const auto is = form_in(after.event);
    bool one_ballot = before != nullptr;
    if (!is) {
        values = published_changes(before, after);
    } else {
        const auto was = before ? form_in(before->event) : std::nullopt;
        add_fields(values, was ? was->numbers.sections : Sections(), is->numbers.sections);
        one_ballot = was && was->ballot == is->ballot;
        if (before && !one_ballot) keep_captured(values);
        add_votes(values, was ? &*was : nullptr, before ? before->ballot : nullptr, *is,
                  after.ballot);
    }
    if (one_ballot) keep_captured(values);
    return values;
}

}  // namespace saksi::audit
