// Events as JSON, one a line (NDJSON), with their provenance: as append_events
// (saksi/record/append.hpp), but after a `snapshot` that names the files, which
// are read twice and may not change meanwhile. A line may need an event that
// stands before it, in the log or in the same import.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/import.hpp"

namespace saksi::record {

struct EventsImportReport : ImportCounts {
    std::uint64_t added = 0;
    std::uint64_t duplicates = 0;  ///< in the log or the import already
    std::uint64_t strays = 0;      ///< added, and current nowhere (saksi/record/chain.hpp)

    bool operator==(const EventsImportReport&) const = default;
};

[[nodiscard]] SAKSI_API Result<EventsImportReport> import_events(
    EventBatch& batch, const ImportOptions& options, const std::vector<ImportFile>& files);

}  // namespace saksi::record
