// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_recap_csv.hpp"

#include <array>
#include <utility>

#include "csv_cells.hpp"
#include "csv_columns.hpp"
#include "form_import.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "situng_depth.hpp"

namespace saksi::record {
namespace {

using election::DHasil;
using election::UnitKind;

enum Column : std::size_t { parent_id, parent_depth, child_id, child_name, rekap_pas1, rekap_pas2 };
constexpr std::array<std::string_view, 6> names = {"parent_id",  "parent_depth", "child_id",
                                                   "child_name", "rekap_pas1",   "rekap_pas2"};

Result<FormRow<DHasil>> form_of(RecapRow row, const ContestBallots& ballots) {
    const auto ballot = ballots.of(row.unit);
    if (!ballot) return pass_on(ballot.error());
    auto votes = votes_by_number(**ballot, {1, 2}, row.votes);
    if (!votes) return pass_on(std::move(votes.error()));
    FormRow<DHasil> made;
    if (row.unit.kind == UnitKind::provinsi) made.province = row.unit.code;
    made.form.contest = (*ballot)->contest;
    made.form.unit = std::move(row.unit);
    made.form.ballot = (*ballot)->id;
    made.form.votes = std::move(*votes);
    return made;
}

Result<void> read_rows(const ImportFile& file, std::istream& input, const ContestBallots& ballots,
                       const RowSink<FormRow<DHasil>>& sink) {
    const auto form = [&](const CsvRow& row) -> Result<FormRow<DHasil>> {
        auto recap = read_recap_row(row, ballots.scheme());
        if (!recap) return pass_on(std::move(recap.error()));
        return form_of(std::move(*recap), ballots);
    };
    return each_table_row<FormRow<DHasil>>(input, file.path, names, form, sink);
}

}  // namespace

Result<RecapRow> read_recap_row(const CsvRow& row, std::string_view scheme) {
    const auto fits = check_length(row, names.size());
    if (!fits) return pass_on(fits.error());
    const auto depth = parse_decimal(row.fields[parent_depth]);
    if (!depth || *depth + 1 >= kind_at_depth.size()) {
        return refuse(ErrorCode::malformed, std::string(names[parent_depth]),
                      "not the depth of a unit with children: 0 to 3",
                      excerpt(row.fields[parent_depth]));
    }
    const auto parent = read_parent(row.fields[parent_id], *depth, scheme);
    if (!parent) return pass_on(names[parent_id], parent.error());
    auto unit = read_unit(row.fields[child_id], kind_at_depth[*depth + 1], scheme);
    if (!unit) return pass_on(names[child_id], std::move(unit.error()));
    RecapRow read{std::move(*unit), {}};
    for (const auto column : {rekap_pas1, rekap_pas2}) {
        const auto figure = read_figure(row.fields[column]);
        if (!figure) return pass_on(names[column], figure.error());
        read.votes.push_back(*figure);
    }
    return read;
}

Result<FormImportReport> import_recap_csv(EventBatch& batch, const FormImportOptions& options,
                                          const std::vector<ImportFile>& files) {
    return import_forms<DHasil>(batch, options, files, "recap-2019-csv",
                                with_ballots<DHasil>(batch, options, read_rows));
}

}  // namespace saksi::record
