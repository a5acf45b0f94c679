// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_regions_csv.hpp"

#include <algorithm>
#include <array>

#include "csv_rows.hpp"
#include "region_import.hpp"

namespace saksi::record {
namespace {

constexpr std::array<std::string_view, 6> column_names = {
    "code", "name", "level", "n_tps_regular", "special_first", "special_last"};

Result<void> check_header(const CsvRow& header) {
    const auto& fields = header.fields;
    if (std::equal(fields.begin(), fields.end(), column_names.begin(), column_names.end())) {
        return {};
    }
    return refuse(ErrorCode::malformed, {},
                  "the columns are not code,name,level,n_tps_regular,special_first,special_last");
}

}  // namespace

Result<RegionImportReport> import_regions_csv(EventBatch& batch, const RegionImportOptions& options,
                                              const std::vector<ImportFile>& files) {
    const auto read = [&](const ImportFile& file, std::istream& input, const std::string& scheme,
                          const RowSink<RegionRow>& sink) {
        const auto region = [&](const CsvRow& row) {
            return read_region_row(row, scheme, options.abroad_scheme);
        };
        return each_made_row<RegionRow>(input, file.path, check_header, region, sink);
    };
    return import_region_rows(batch, options, files, "regions-csv", read);
}

}  // namespace saksi::record
