// SPDX-License-Identifier: Apache-2.0
#include "cli/form_difference.hpp"

#include <variant>

#include "cli/version_words.hpp"

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

std::vector<Difference> differences(const audit::FormVersion& before,
                                    const audit::FormVersion& after) {
    std::vector<Difference> found;
    for (const auto& change : after.changes)
        found.push_back({change.what, words_for(change.before), words_for(change.after)});
    compare_documents(found, std::get<CHasil>(before.event.body),
                      std::get<CHasil>(after.event.body));
    return found;
}

}  // namespace saksi::tools
