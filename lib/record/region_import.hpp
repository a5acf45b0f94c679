// Importing regions and TPS lists, whatever their format: what is new is added,
// what differs replaces what is current.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "import_course.hpp"
#include "saksi/core/result.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/import_regions_csv.hpp"

namespace saksi::record {

/// How one file is read, in codes of `scheme`.
using ReadRegions =
    std::function<Result<void>(const ImportFile& file, std::istream& input,
                               const std::string& scheme, const RowSink<RegionRow>& sink)>;

/// The nation of the scheme is added too, unless it is there.
Result<RegionImportReport> import_region_rows(EventBatch& batch, const RegionImportOptions& options,
                                              const std::vector<ImportFile>& files,
                                              std::string format, const ReadRegions& read);

}  // namespace saksi::record
