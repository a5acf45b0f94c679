// What each version of a form says differently than the one before it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <variant>
#include <vector>

#include "option_labels.hpp"
#include "saksi/audit/form_history.hpp"
#include "saksi/election/c_hasil.hpp"

namespace saksi::audit {

/// Each version beside the one that was current before it; `ballot_of` gives a
/// version's ballot, or a null pointer.
template <class BallotOf>
void add_changes(std::vector<FormVersion>& versions, BallotOf ballot_of) {
    const auto numbers_of = [&](const FormVersion& version) -> BallotNumbers {
        const auto& form = std::get<election::CHasil>(version.event.body);
        return {{form.sections, form.votes}, ballot_of(version)};
    };
    const FormVersion* current = nullptr;
    for (auto& version : versions) {
        if (current != nullptr) {
            version.changes = labelled_changes(numbers_of(*current), numbers_of(version));
        }
        if (version.step != record::StepKind::stray) current = &version;
    }
}

}  // namespace saksi::audit
