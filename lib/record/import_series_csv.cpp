// What a source showed again and again, as its changes.
//
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include "csv_cells.hpp"
#include "csv_columns.hpp"
#include "form_import.hpp"
#include "row_group.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/record/import_votes_csv.hpp"
#include "table_words.hpp"

namespace saksi::record {
namespace {

using election::Publication;
using election::Unit;
using TotalRow = FormRow<Publication>;

enum Column : std::size_t { observed, commit, contest, scope, option, value, progress };
constexpr std::array<std::string_view, 7> names = {
    "observed_at_utc", "commit", "contest", "scope", "option", "value", "progress_pct"};
constexpr std::string_view whole_nation = "nasional";

struct SeriesRow {
    Timestamp observed;
    Unit unit;
    Meaning option;
    election::Figure votes;
    std::string progress;
};

Result<Unit> read_scope(const std::string& text, std::string_view scheme) {
    if (text == whole_nation) return election::nation(scheme);
    return election::unit_from_code(text, scheme);
}

Result<SeriesRow> read_row(const CsvRow& row, const TableWords& words, std::string_view scheme,
                           election::Contest expected) {
    SeriesRow read;
    const auto at = [&](Column column, Result<void> done) -> Result<void> {
        if (!done) return pass_on(names[column], std::move(done.error()));
        return {};
    };
    const auto& fields = row.fields;
    auto done = at(observed, put(parse_timestamp(fields[observed]), read.observed));
    if (done) done = at(scope, put(read_scope(fields[scope], scheme), read.unit));
    if (done) done = at(option, put(words.label(fields[option]), read.option));
    if (done) done = at(value, put(read_figure(fields[value]), read.votes));
    if (!done) return pass_on(std::move(done.error()));
    if (fields[contest] != election::name_of(expected)) {
        return refuse(ErrorCode::malformed, std::string(names[contest]),
                      "not the contest of the import", excerpt(fields[contest]));
    }
    read.progress = fields[progress];
    return read;
}

Result<TotalRow> version_of(const std::vector<SeriesRow>& rows, election::Contest of) {
    TotalRow made;
    made.observed = rows.front().observed;
    made.form.contest = of;
    made.form.unit = rows.front().unit;
    for (const auto& row : rows) {
        if (row.option.kind == Meaning::Kind::skip) continue;
        const auto put = put_figure(row.option, row.votes, made.form);
        if (!put) return pass_on(put.error());
    }
    const auto& last = rows.back().progress;
    if (!last.empty()) made.form.texts.push_back(std::string(names[progress]) + " " + last);
    return made;
}

Result<void> read_file(const ImportFile& file, std::istream& input, const TableWords& words,
                       const std::string& scheme, election::Contest of,
                       const RowSink<TotalRow>& sink) {
    RowGroups<SeriesRow, TotalRow> groups(
        [](const SeriesRow& row) { return row.observed.text + " " + row.unit.code; },
        [of](const std::vector<SeriesRow>& rows) { return version_of(rows, of); }, sink);
    const auto part = [&](const CsvRow& row) { return read_row(row, words, scheme, of); };
    auto done = each_arranged_row(input, file.path, names, parts_of(part, groups));
    return done ? groups.finish() : done;
}

}  // namespace

Result<FormImportReport> import_series_csv(EventBatch& batch, const VotesImportOptions& options,
                                           const std::vector<ImportFile>& files) {
    const auto read = [&](const ImportFile& file, std::istream& input,
                          const RowSink<TotalRow>& sink) -> Result<void> {
        const auto words = TableWords::read(batch, options);
        if (!words) return pass_on(words.error());
        const auto& scheme = batch.state().election(options.election)->pemilu.scheme;
        return read_file(file, input, *words, scheme, options.contest, sink);
    };
    return import_forms<Publication>(batch, options, files, "series-csv", read);
}

}  // namespace saksi::record
