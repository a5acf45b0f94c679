// SPDX-License-Identifier: Apache-2.0
#include "log/event_inputs.hpp"

#include <cerrno>
#include <cstring>
#include <iostream>
#include <utility>

namespace saksi::tools {

Result<void> EventInputs::open(std::vector<std::string> names) {
    if (names.empty()) names.emplace_back("-");
    for (auto& name : names) {
        if (name == "-") {
            inputs_.push_back({"-", &std::cin});
            continue;
        }
        auto& file = files_.emplace_back(name, std::ios::binary);
        if (!file)
            return refuse(ErrorCode::not_found, name, "cannot be read", std::strerror(errno));
        inputs_.push_back({std::move(name), &file});
    }
    return {};
}

}  // namespace saksi::tools
