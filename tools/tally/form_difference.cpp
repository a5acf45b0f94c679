// SPDX-License-Identifier: Apache-2.0
#include "tally/form_difference.hpp"

#include "saksi/election/figure_change.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using election::CHasil;

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
    for (const auto& change :
         election::figure_changes({before.sections, before.votes}, {after.sections, after.votes}))
        found.push_back({change.what, words_for(change.before), words_for(change.after)});
    compare_documents(found, before, after);
    return found;
}

}  // namespace saksi::tools
