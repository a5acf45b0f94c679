// What becomes of rows that are refused. Each is named on standard error. With
// --rejects F the good rows are logged, and the bad ones are written to F as
// they were read; otherwise nothing of the command is logged.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <fstream>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "saksi/record/reject.hpp"

namespace saksi::tools {

class Rejects {
 public:
    Rejects(std::optional<std::string> path, cli::Output& out);

    /// Call first: an existing file is never overwritten.
    [[nodiscard]] Result<void> open();
    /// The rule refers to this object.
    [[nodiscard]] record::RejectRule rule();
    /// Were all rows written that were rejected?
    [[nodiscard]] Result<void> close();

    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
    /// As JSON, the first of them.
    [[nodiscard]] const json::Array& as_json() const noexcept { return described_; }
    /// Says how many more there were than were named.
    void summarise();

 private:
    void take(const record::Reject& reject);

    std::optional<std::string> path_;
    cli::Output& out_;
    std::ofstream file_;
    std::uint64_t count_ = 0;
    json::Array described_;
};

}  // namespace saksi::tools
