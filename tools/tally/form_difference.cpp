// SPDX-License-Identifier: Apache-2.0
#include "tally/form_difference.hpp"

#include <algorithm>

#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using election::CHasil;
using election::Figure;

void compare(std::vector<Difference>& found, std::string field, const Figure& before,
             const Figure& after) {
    if (before != after) found.push_back({std::move(field), words_for(before), words_for(after)});
}

void compare_votes(std::vector<Difference>& found, const CHasil& before, const CHasil& after) {
    const auto* a = election::option_votes(before.votes);
    const auto* b = election::option_votes(after.votes);
    const auto count = std::max(a == nullptr ? 0 : a->size(), b == nullptr ? 0 : b->size());
    const auto seen = found.size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto at = [i](const election::VoteRow* row, const election::Votes& votes) -> Figure {
            if (row != nullptr && i < row->size()) return (*row)[i];
            return votes.is_null() ? Figure(election::null) : Figure();
        };
        compare(found, "votes[" + std::to_string(i) + "]", at(a, before.votes), at(b, after.votes));
    }
    // Of a party form, what lies below the parties' totals.
    if (found.size() == seen && before.votes != after.votes)
        found.push_back({"votes", "...", "..."});
}

std::string images(const CHasil& form) {
    return form.documents ? std::to_string(form.documents->count) : "-";
}

/// Only what both versions say: often one of them knows no more than how many.
void compare_documents(std::vector<Difference>& found, const CHasil& before, const CHasil& after) {
    if (images(before) != images(after)) {
        found.push_back({"documents", images(before), images(after)});
    } else if (before.documents && !before.documents->items.empty() &&
               !after.documents->items.empty() && before.documents != after.documents) {
        found.push_back({"documents.items", "...", "..."});
    }
}

}  // namespace

std::vector<Difference> differences(const CHasil& before, const CHasil& after) {
    std::vector<Difference> found;
    for (const auto& field : election::all_fields())
        compare(found, std::string(field.name), before.sections[field.field],
                after.sections[field.field]);
    compare_votes(found, before, after);
    compare_documents(found, before, after);
    return found;
}

}  // namespace saksi::tools
