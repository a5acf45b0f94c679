// The versions of one form, as they come in index order.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "saksi/audit/form_history.hpp"

namespace saksi::audit {

/// A version that becomes current makes the one before it a former one.
inline void add_version(std::vector<FormVersion>& versions, FormVersion next) {
    next.current = next.step != record::StepKind::stray;
    if (next.current) {
        for (auto& version : versions) version.current = false;
    }
    versions.push_back(std::move(next));
}

}  // namespace saksi::audit
