// Sirekap's raw TPS objects, one a file named <13-character code>.json:
//     {"mode"?, "chart": null | {"null": null, "<id>": n, …}, "images": [url | null, …],
//      "administrasi": null | {"suara_sah", "pemilih_dpt_j", …}, "psu", "ts",
//      "status_suara", "status_adm"}
// The ids of `chart` are the ballot's ids.sirekap; its key "null" stands for no
// option and must be null. pengguna_non_dpt is DPK. An id that the chart lacks,
// as a field that `administrasi` lacks, was published empty. Unknown members are
// refused: a number that nobody reads would be a number lost.
//
// Contests whose ballots list parties are refused as unsupported.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "saksi/core/json.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/import.hpp"

namespace saksi::record {

struct SirekapObject {
    election::CHasil form;  ///< all but contest and ballot id
    std::optional<Timestamp> at;
    std::optional<std::string> at_text;
};

/// The TPS a file of this name is about.
[[nodiscard]] SAKSI_API Result<election::Unit> tps_from_file_name(std::string_view name,
                                                                  std::string_view scheme);

/// An error's `where` is the member, "chart.100025".
[[nodiscard]] SAKSI_API Result<SirekapObject> read_sirekap_object(const json::Value& value,
                                                                  const election::Unit& tps,
                                                                  const election::Ballot& ballot);

/// A rejected file's `text` is its path. Limit: 1 MiB a file.
[[nodiscard]] SAKSI_API Result<FormImportReport> import_sirekap_json(
    EventBatch& batch, const FormImportOptions& options, const std::vector<ImportFile>& files);

}  // namespace saksi::record
