// What two versions of a form say differently, figure by figure.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "saksi/audit/form_history.hpp"

namespace saksi::tools {

struct Difference {
    std::string field;  ///< "suara_sah", "paslon_1", "documents"
    std::string before;
    std::string after;
};

/// Of a version and the one that was current before it.
[[nodiscard]] std::vector<Difference> differences(const audit::FormVersion& before,
                                                  const audit::FormVersion& after);

}  // namespace saksi::tools
