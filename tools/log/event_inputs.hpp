// Files of events that a command reads: as they were named, or standard input.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <fstream>
#include <string>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/record/append.hpp"

namespace saksi::tools {

/// The inputs, open; the streams live as long as this.
class EventInputs {
 public:
    /// "-", or no name at all, is standard input.
    [[nodiscard]] Result<void> open(std::vector<std::string> names);
    [[nodiscard]] const std::vector<record::AppendInput>& all() const noexcept { return inputs_; }
    /// Of all files together; 0 where standard input is among them.
    [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

 private:
    std::deque<std::ifstream> files_;
    std::vector<record::AppendInput> inputs_;
    std::uint64_t bytes_ = 0;
};

}  // namespace saksi::tools
