// The versions of one form in index order: as they come, and what each says
// differently than the one before it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <variant>
#include <vector>

#include "option_labels.hpp"
#include "saksi/audit/form_history.hpp"
#include "saksi/election/c_hasil.hpp"

namespace saksi::audit {

/// A version that becomes current makes the one before it a former one.
inline void add_version(std::vector<FormVersion>& versions, FormVersion next) {
    next.current = next.step != record::StepKind::stray;
    if (next.current) {
        for (auto& version : versions) version.current = false;
    }
    versions.push_back(std::move(next));
}

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
