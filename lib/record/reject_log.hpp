// What became of bad rows: keeps the first error, tells of all.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "saksi/core/result.hpp"
#include "saksi/record/reject.hpp"

namespace saksi::record {

/// "tps.csv: line 7"; the file alone where it is one row (line 0).
std::string place_of(const std::string& file, std::uint64_t line);

class RejectLog {
 public:
    explicit RejectLog(const RejectRule& rule) : rule_(rule) {}

    void note(const std::string& file, std::uint64_t line, std::string text, Error error);
    /// The first error, unless the good rows are kept.
    [[nodiscard]] Result<void> verdict() const;

 private:
    const RejectRule& rule_;
    std::optional<Error> first_;
};

}  // namespace saksi::record
