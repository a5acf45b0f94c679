// A region tree with TPS counts, one row a unit:
//     code, name, level, n_tps_regular, special_first, special_last
// Each row becomes a `region` event, a desa with TPS also a `tps` event: regular
// TPS 1 … n_tps_regular, special ones (lokasi khusus) special_first … special_last.
// The nation is added if no region event names it yet.
//
// Rows under 99 are KawalPemilu's own numbering of places abroad, which Sirekap's
// codes must never be joined with. They are logged under a scheme of their own,
// and their counts, which mean other things there, are left out and counted.
//
// What is logged already and differs is replaced; case and outer spaces of a name
// are no difference.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/csv.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/import.hpp"
#include "saksi/record/prepared_event.hpp"

namespace saksi::record {

struct RegionImportOptions : ImportOptions {
    std::string scheme;                              ///< empty: the election's
    std::string abroad_scheme = "kawalpemilu-2024";  ///< of rows under 99
};

struct RegionImportReport : ImportCounts {
    struct Found {
        std::uint64_t added = 0;
        std::uint64_t changed = 0;
        std::uint64_t unchanged = 0;
        bool operator==(const Found&) const = default;
    };
    Found regions;  ///< the nation is not among them
    Found tps_lists;
    std::uint64_t tps = 0;                   ///< TPS in the lists of the files
    std::uint64_t abroad = 0;                ///< rows under 99
    std::uint64_t abroad_counts_unused = 0;  ///< of these, rows with a count
    bool nation_added = false;

    bool operator==(const RegionImportReport&) const = default;
};

struct RegionRow {
    election::Region region;
    std::optional<election::TpsList> tps;
    std::string province;  ///< its code, for the snapshot's scope; may be empty
    bool abroad = false;
    bool count_unused = false;
    /// Of a row that was looked at before it is staged: the events it is, with `region`
    /// and `tps` moved into them. An entry is there if it could be printed.
    std::vector<PreparedEvent> ready = {};
};

/// One row, its fields in the order above. An error's `where` is the column.
[[nodiscard]] SAKSI_API Result<RegionRow> read_region_row(const CsvRow& row,
                                                          std::string_view scheme,
                                                          std::string_view abroad_scheme);

[[nodiscard]] SAKSI_API Result<RegionImportReport> import_regions_csv(
    EventBatch& batch, const RegionImportOptions& options, const std::vector<ImportFile>& files);

}  // namespace saksi::record
