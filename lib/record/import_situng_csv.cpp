// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_situng_csv.hpp"

#include <array>
#include <utility>

#include "csv_cells.hpp"
#include "csv_columns.hpp"
#include "form_import.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

using election::CHasil;
using election::Field;
using election::Figure;
using election::Unit;
using election::UnitKind;

// clang-format off
enum Column : std::size_t {
    prov_id, kab_id, kec_id, desa_id, tps_no, dpt_l, dpt_p,
    kpu_pas1, kpu_pas2, kpu_sah, kpu_tsah, kpu_jum,
    kp_pas1, kp_pas2, kp_sah, kp_tsah, kp_jum,
    kp_cakupan, kp_janggal, kp_lapor, kp_pending, n_photos, kp_ts_ms,
};
constexpr std::array<std::string_view, 23> names = {
    "prov_id", "kab_id", "kec_id", "desa_id", "tps_no", "dpt_l", "dpt_p",
    "kpu_pas1", "kpu_pas2", "kpu_sah", "kpu_tSah", "kpu_jum",
    "kp_pas1", "kp_pas2", "kp_sah", "kp_tSah", "kp_jum",
    "kp_cakupan", "kp_janggal", "kp_laporKpu", "kp_pending", "n_photos", "kp_ts_ms"};
// clang-format on
constexpr std::size_t first_figure = kpu_pas1;
constexpr std::string_view unknown = "-1";
constexpr std::uint64_t last_instant = 253'402'300'799;  // the end of 9999

/// The five columns of either form, in the order in which they stand.
struct FormColumns {
    std::size_t pas1, pas2, sah, tsah, jum;
};
constexpr FormColumns kpu_columns{kpu_pas1, kpu_pas2, kpu_sah, kpu_tsah, kpu_jum};
constexpr FormColumns kp_columns{kp_pas1, kp_pas2, kp_sah, kp_tsah, kp_jum};

using Figures = std::array<Figure, names.size()>;  // by Column

Result<Figure> read_voters(std::string_view text) {
    if (text == unknown) return Figure();
    return read_figure(text);
}

/// Every number of the row, of whichever form.
Result<Figures> read_figures(const CsvRow& row) {
    Figures figures;
    for (auto column : {dpt_l, dpt_p}) {
        auto read = put(read_voters(row.fields[column]), figures[column]);
        if (!read) return pass_on(names[column], std::move(read.error()));
    }
    for (auto column = first_figure; column < names.size(); ++column) {
        auto read = put(read_figure(row.fields[column]), figures[column]);
        if (!read) return pass_on(names[column], std::move(read.error()));
    }
    return figures;
}

Result<Unit> read_tps(const CsvRow& row, std::string_view scheme) {
    for (const auto column : {prov_id, kab_id, kec_id}) {
        auto above = read_unit(row.fields[column], UnitKind::provinsi, scheme);
        if (!above) return pass_on(names[column], std::move(above.error()));
    }
    auto unit = read_unit(row.fields[desa_id], UnitKind::desa, scheme);
    if (!unit) return pass_on(names[desa_id], std::move(unit.error()));
    const auto number = read_tps_number(row.fields[tps_no]);
    if (!number) return pass_on(names[tps_no], number.error());
    unit->kind = UnitKind::tps;
    unit->number = *number;
    return unit;
}

void take_form(const Figures& figures, const FormColumns& columns, SitungRow& out) {
    out.votes = {figures[columns.pas1], figures[columns.pas2]};
    out.sections[Field::suara_sah] = figures[columns.sah];
    out.sections[Field::suara_tidak_sah] = figures[columns.tsah];
    out.sections[Field::suara_total] = figures[columns.jum];
}

Result<void> take_time(const CsvRow& row, const Figures& figures, SitungRow& out) {
    const auto milliseconds = figures[kp_ts_ms].count().value_or(0);
    if (milliseconds == 0) return {};
    if (milliseconds / 1000 > last_instant) {
        return refuse(ErrorCode::malformed, std::string(names[kp_ts_ms]), "past the year 9999",
                      row.fields[kp_ts_ms]);
    }
    out.at = timestamp_utc(static_cast<std::int64_t>(milliseconds / 1000));
    out.at_text = row.fields[kp_ts_ms];
    return {};
}

Result<FormRow<CHasil>> form_of(SitungRow row, const ContestBallots& ballots) {
    const auto ballot = ballots.of(row.unit);
    if (!ballot) return pass_on(ballot.error());
    auto votes = votes_by_number(**ballot, {1, 2}, row.votes);
    if (!votes) return pass_on(std::move(votes.error()));
    FormRow<CHasil> made;
    made.at = std::move(row.at);
    made.at_text = std::move(row.at_text);
    made.province = std::move(row.province);
    made.form.contest = (*ballot)->contest;
    made.form.unit = std::move(row.unit);
    made.form.ballot = (*ballot)->id;
    made.form.sections = row.sections;
    made.form.votes = std::move(*votes);
    if (row.photos) made.form.documents = election::Documents{*row.photos, {}};
    return made;
}

}  // namespace

std::string_view name_of(SitungForm form) noexcept {
    return form == SitungForm::kpu ? "kpu" : "kp";
}

Result<SitungRow> read_situng_row(const CsvRow& row, SitungForm form, std::string_view scheme) {
    const auto fits = check_length(row, names.size());
    if (!fits) return pass_on(fits.error());
    auto unit = read_tps(row, scheme);
    if (!unit) return pass_on(std::move(unit.error()));
    const auto figures = read_figures(row);
    if (!figures) return pass_on(figures.error());
    SitungRow read;
    read.unit = std::move(*unit);
    read.province = row.fields[prov_id];
    if (form == SitungForm::kpu) {
        take_form(*figures, kpu_columns, read);
        read.sections[Field::dpt_l] = (*figures)[dpt_l];
        read.sections[Field::dpt_p] = (*figures)[dpt_p];
        return read;
    }
    take_form(*figures, kp_columns, read);
    read.photos = (*figures)[n_photos].count();
    const auto timed = take_time(row, *figures, read);
    if (!timed) return pass_on(timed.error());
    return read;
}

Result<FormImportReport> import_situng_csv(EventBatch& batch, const SitungImportOptions& options,
                                           const std::vector<ImportFile>& files) {
    const auto read = [&options](const ImportFile& file, std::istream& input,
                                 const ContestBallots& ballots,
                                 const RowSink<FormRow<CHasil>>& sink) {
        const auto form = [&](const CsvRow& row) -> Result<FormRow<CHasil>> {
            auto one = read_situng_row(row, options.form, ballots.scheme());
            if (!one) return pass_on(std::move(one.error()));
            return form_of(std::move(*one), ballots);
        };
        return each_table_row<FormRow<CHasil>>(input, file.path, names, form, sink);
    };
    return import_forms<CHasil>(batch, options, files, "situng-2019-csv",
                                with_ballots<CHasil>(batch, options, read));
}

}  // namespace saksi::record
