// Which regions make up each dapil, and how many seats it has:
//     kode_dapil, jenis_dapil, nama_dapil, kode_wilayah, tingkatan_wilayah, nama, is_pecah
// one row a region, the rows of a dapil one after another; and, as another file
// of the same import, a table with at least
//     kode_dapil, kursi
// of which no other column is read. Columns in any order.
//
// The rows of a dapil become one `region` event of kind dapil. jenis_dapil is
// DPR RI or DPRD PROVINSI (the parent is the province, the code's first two
// digits) or DPRD KABUPATEN/KOTA (the kabupaten or kota, its first four).
// `covers` are its regions in the order of their codes; of one that it has only
// a part of (is_pecah True) the smaller regions in it, which must be there.
// `nama`, the region's own name, is for the tree of regions to say.
//
// Voters abroad belong to a dapil that the table does not show: the unit 99 is
// added to the DPR dapil that the options name.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/csv.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/import.hpp"
#include "saksi/record/import_regions_csv.hpp"

namespace saksi::record {

struct DapilImportOptions : RegionImportOptions {
    std::string abroad = "3102";  ///< DPR dapil of the voters abroad (DKI Jakarta II); empty: none
};

/// One row: a dapil, and one of its regions.
struct DapilRow {
    election::Unit dapil;
    std::string name;
    election::Unit parent;
    election::Unit region;
    bool part = false;  ///< it has only a part of the region
    bool dpr = false;   ///< a dapil of the DPR
};

/// A row, its fields in the order above. An error's `where` is the column.
[[nodiscard]] SAKSI_API Result<DapilRow> read_dapil_row(const CsvRow& row, std::string_view scheme);
/// The rows of one dapil, at least one.
[[nodiscard]] SAKSI_API Result<election::Region> make_dapil(const std::vector<DapilRow>& rows,
                                                            std::string_view abroad);

[[nodiscard]] SAKSI_API Result<RegionImportReport> import_dapil_csv(
    EventBatch& batch, const DapilImportOptions& options, const std::vector<ImportFile>& files);

}  // namespace saksi::record
