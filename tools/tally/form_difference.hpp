// What two versions of a form say differently, figure by figure.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "saksi/election/c_hasil.hpp"

namespace saksi::tools {

struct Difference {
    std::string field;  ///< "suara_sah", "votes[0]", "documents"
    std::string before;
    std::string after;
};

[[nodiscard]] std::vector<Difference> differences(const election::CHasil& before,
                                                  const election::CHasil& after);

}  // namespace saksi::tools
