// The presidential election of 2019 per TPS, as observers kept it of Situng and
// of KawalPemilu. Codes are KPU's numbers of 2019 (scheme situng-2019), which
// say nothing of what is above what: import the tree of regions first.
//
// situng-2019-csv, one row a TPS, columns in any order, all of them, no other:
//     prov_id, kab_id, kec_id, desa_id, tps_no, dpt_l, dpt_p,
//     kpu_{pas1,pas2,sah,tSah,jum}                as KPU's Situng showed it
//     kp_{pas1,pas2,sah,tSah,jum}, n_photos, kp_ts_ms    as volunteers typed it
//     kp_cakupan, kp_janggal, kp_laporKpu, kp_pending
// A row holds two forms, and an import takes one of them, under a source of its
// own: two sources are two chains. The voters' list goes with KPU's, photos and
// time (milliseconds since 1970, 0 if never) with the volunteers'. The last four
// columns are the volunteers' own notes: read as counts, logged nowhere.
// -1 voters: not known, so not captured. An empty field was published empty.
//
// situng-2019-nodes, one row a region:
//     id, depth, parent_id, name, n_children
// depth 1 a province … 4 a desa, whose TPS are numbered 1 … n_children.
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
#include "saksi/record/import_regions_csv.hpp"

namespace saksi::record {

/// Which of a row's two forms.
enum class SitungForm : std::uint8_t { kpu, kp };
[[nodiscard]] SAKSI_API std::string_view name_of(SitungForm form) noexcept;

struct SitungImportOptions : FormImportOptions {
    SitungForm form = SitungForm::kpu;
};

/// One of the two, not yet matched to a ballot.
struct SitungRow {
    election::Unit unit;
    std::string province;
    election::Sections sections;
    std::vector<election::Figure> votes;  ///< of the pairs 1 and 2
    std::optional<election::Count> photos;
    std::optional<Timestamp> at;
    std::optional<std::string> at_text;
};

/// One row, its fields in the order above (n_photos and kp_ts_ms last). An
/// error's `where` is the column.
[[nodiscard]] SAKSI_API Result<SitungRow> read_situng_row(const CsvRow& row, SitungForm form,
                                                          std::string_view scheme);

[[nodiscard]] SAKSI_API Result<FormImportReport> import_situng_csv(
    EventBatch& batch, const SitungImportOptions& options, const std::vector<ImportFile>& files);

/// One row of a tree, its fields in the order above.
[[nodiscard]] SAKSI_API Result<RegionRow> read_situng_node(const CsvRow& row,
                                                           std::string_view scheme);

[[nodiscard]] SAKSI_API Result<RegionImportReport> import_situng_nodes(
    EventBatch& batch, const RegionImportOptions& options, const std::vector<ImportFile>& files);

}  // namespace saksi::record
