// NetEffects: what each option gained and lost in the forms that are put in.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "saksi/audit/changes.hpp"

namespace saksi::audit {

class NetEffects {
 public:
    /// False: a sum is more than 2^53-1.
    [[nodiscard]] bool add(const ChangedForm& form);
    /// Those that changed or came in: the largest net first, then by key. Labels
    /// that would name two options are their keys.
    [[nodiscard]] std::vector<NetEffect> ranked() const;

 private:
    using Key = std::tuple<std::string, std::string, OptionPart>;  // edition, candidate key, part

    std::map<Key, NetEffect> effects_;
};

}  // namespace saksi::audit
