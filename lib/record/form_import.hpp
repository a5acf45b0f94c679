// Importing result forms, whatever their format: two readings, TPS that stand
// twice, the comparison with what is logged, and the report.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contest_ballots.hpp"
#include "import_files.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/import.hpp"

namespace saksi::record {

/// A row of an export, made a form.
struct FormRow {
    election::CHasil form;
    std::optional<Timestamp> at;
    std::optional<std::string> at_text;
};

/// Takes one row, good or bad; `text` is what stands in the file. An error ends
/// the import: it is not the row's.
using RowSink =
    std::function<Result<void>(const RowPlace& place, std::string_view text, Result<FormRow> row)>;

/// How a format reads one file: rows into the sink, in order. Its own error is
/// of the whole file.
using ReadRows = std::function<Result<void>(const ImportFile& file, std::istream& input,
                                            const ContestBallots& ballots, const RowSink& sink)>;

Result<FormImportReport> import_forms(EventBatch& batch, const FormImportOptions& options,
                                      const std::vector<ImportFile>& files, std::string format,
                                      const ReadRows& read);

}  // namespace saksi::record
