// Events written by hand or by another program, one JSON object a line (NDJSON),
// into a log. Spacing, key order and escapes are free; what is logged is the
// canonical form. Empty lines are passed over.
//
// All or nothing over all inputs, unless the rule keeps the good lines. Lines are
// taken in order, so that an event may need one that stands before it. An
// entry that is in the log already adds nothing.
//
// Memory: a few blocks of 64 KiB for each thread (EventBatch::effort), beside
// what the batch holds; a line has at most 1 MiB.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/reject.hpp"

namespace saksi::record {

struct AppendInput {
    std::string name;  ///< as errors name it
    std::istream* stream = nullptr;
};

struct AppendReport {
    std::uint64_t lines = 0;  ///< that were not empty
    std::uint64_t added = 0;
    std::uint64_t duplicates = 0;  ///< in the log or the batch already
    std::uint64_t rejected = 0;
    std::uint64_t strays = 0;  ///< added, and current nowhere (saksi/record/chain.hpp)

    bool operator==(const AppendReport&) const = default;
};

/// Stages the events; the caller commits. An error means: drop the batch.
[[nodiscard]] SAKSI_API Result<AppendReport> append_events(EventBatch& batch,
                                                           const std::vector<AppendInput>& inputs,
                                                           const RejectRule& rule = {});

}  // namespace saksi::record
