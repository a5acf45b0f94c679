// What is done with rows that are refused: by default nothing of the command is
// logged; with keep_good the good rows are, and the bad ones go elsewhere.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "saksi/core/result.hpp"

namespace saksi::record {

struct Reject {
    std::string file;
    std::uint64_t line = 0;  ///< from 1; 0 where a file is one row
    std::string text;        ///< the row as it was read, without its line end
    Error error;             ///< `where` is "file: line N: field"
};

struct RejectRule {
    /// Log what is good. Otherwise one bad row refuses everything.
    bool keep_good = false;
    /// Told of every bad row, once, in order, also when everything is refused.
    std::function<void(const Reject&)> on_reject;
};

}  // namespace saksi::record
