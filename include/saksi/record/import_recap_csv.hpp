// The official recapitulation of the presidential election of 2019, one row a
// unit, as the level above it lists its children:
//     parent_id, parent_depth, child_id, child_name, rekap_pas1, rekap_pas2
// in any order, all of them and no other. parent_depth 0 is the nation, whose
// children are provinces … 3 a kecamatan, whose children are desa. Each row
// becomes a `d_hasil` event of the child under its number of 2019. What is above
// it, and its name, is for the region tree to say (situng-2019-nodes): they are
// read, and logged there alone. An empty field was published empty.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "saksi/core/csv.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/import.hpp"

namespace saksi::record {

struct RecapRow {
    election::Unit unit;
    std::vector<election::Figure> votes;  ///< of the pairs 1 and 2
};

/// One row, its fields in the order above. An error's `where` is the column.
[[nodiscard]] SAKSI_API Result<RecapRow> read_recap_row(const CsvRow& row, std::string_view scheme);

[[nodiscard]] SAKSI_API Result<FormImportReport> import_recap_csv(
    EventBatch& batch, const FormImportOptions& options, const std::vector<ImportFile>& files);

}  // namespace saksi::record
