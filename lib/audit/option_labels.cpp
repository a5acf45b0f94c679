// SPDX-License-Identifier: Apache-2.0
#include "option_labels.hpp"

#include <charconv>
#include <optional>
#include <utility>

#include "vote_columns.hpp"

namespace saksi::audit {
namespace {

/// "[12]" at the front of `text`, which is moved behind it.
std::optional<std::size_t> take_number(std::string_view& text) {
    std::size_t number = 0;
    if (!text.starts_with('[')) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), number);
    if (error != std::errc() || end == text.data() + text.size() || *end != ']') {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
    return number;
}

/// What stands for `row` and the numbers after it; nothing if that is no option.
std::optional<std::string> name_of(std::string_view row, std::string_view& rest,
                                   const election::Ballot& ballot) {
    const auto option = take_number(rest);
    if (!option || *option >= ballot.options.size()) return std::nullopt;
    const auto& chosen = ballot.options[*option];
    const auto label = label_of(chosen);
    if (row == "logo") return label + "_logo";
    if (row != "calon") return label;
    const auto candidate = take_number(rest);
    if (!candidate || *candidate >= chosen.candidates.size()) return std::nullopt;
    return label + "_calon_" + std::to_string(chosen.candidates[*candidate].number);
}

using Changes = std::vector<election::FigureChange>;

void label(Changes& changes, const election::Ballot* ballot) {
    if (ballot == nullptr) return;
    for (auto& change : changes) change.what = labelled(change.what, *ballot);
}

/// What only one of two ballots has, with the ballot's id.
void add_apart(Changes from, const election::Ballot* ballot, Changes& changes) {
    label(from, ballot);
    for (auto& change : from) {
        if (ballot != nullptr) change.what = ballot->id + " " + change.what;
        changes.push_back(std::move(change));
    }
}

}  // namespace

std::string labelled(std::string_view text, const election::Ballot& ballot) {
    for (const std::string_view row : {"votes", "partai", "logo", "calon"}) {
        const auto at = text.find(std::string(row) + "[");
        if (at == std::string_view::npos) continue;
        auto rest = text.substr(at + row.size());
        const auto name = name_of(row, rest, ballot);
        if (name) return std::string(text.substr(0, at)) + *name + std::string(rest);
    }
    return std::string(text);
}

Changes labelled_changes(const BallotNumbers& before, const BallotNumbers& after) {
    const auto& was = before.numbers;
    const auto& is = after.numbers;
    if (before.ballot == nullptr || after.ballot == nullptr ||
        before.ballot->id == after.ballot->id) {
        auto changes = election::figure_changes(was, is);
        label(changes, after.ballot);
        return changes;
    }
    const election::Votes none;
    auto changes = election::figure_changes({was.sections, none}, {is.sections, none});
    add_apart(election::figure_changes({was.sections, was.votes}, {was.sections, none}),
              before.ballot, changes);
    add_apart(election::figure_changes({is.sections, none}, {is.sections, is.votes}), after.ballot,
              changes);
    return changes;
}

}  // namespace saksi::audit
