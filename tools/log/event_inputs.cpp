// SPDX-License-Identifier: Apache-2.0
#include "log/event_inputs.hpp"

#include <cerrno>
#include <cstring>
#include <iostream>
#include <utility>

#include "saksi/core/file_system.hpp"

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
        const auto status = posix_file_system().status(name);
        bytes_ += status ? status->size : 0;
        inputs_.push_back({std::move(name), &file});
    }
    const bool all_known = files_.size() == inputs_.size();
    if (!all_known) bytes_ = 0;
    return {};
}

}  // namespace saksi::tools
