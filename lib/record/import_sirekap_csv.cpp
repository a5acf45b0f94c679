// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_sirekap_csv.hpp"

#include <algorithm>
#include <utility>

#include "csv_cells.hpp"
#include "csv_columns.hpp"
#include "form_import.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "sirekap_scan.hpp"

namespace saksi::record {
namespace {

using CFormRow = FormRow<election::CHasil>;

constexpr int wib = 7 * 60;  // minutes east of UTC
constexpr std::string_view option_column = "paslon_";

/// The fields Sirekap publishes: no ballot papers, no disabled voters.
bool is_published(const election::FieldInfo& field) {
    return field.section != "surat_suara" && field.section != "disabilitas";
}

/// The N of "paslon_N".
std::optional<std::uint16_t> option_number(std::string_view column) {
    if (!column.starts_with(option_column)) return std::nullopt;
    const auto number = parse_decimal(column.substr(option_column.size()));
    if (!number || *number < 1 || *number > 999) return std::nullopt;
    return static_cast<std::uint16_t>(*number);
}

/// Every column but those of the options.
std::vector<std::string_view> required_columns() {
    std::vector<std::string_view> names = {"tps_code", "n_images", "ts"};
    for (const auto& field : election::all_fields()) {
        if (is_published(field)) names.push_back(field.name);
    }
    return names;
}

Result<CFormRow> form_of(SirekapRow row, const SirekapCsv& columns, const ContestBallots& ballots) {
    const auto ballot = ballots.of(row.unit);
    if (!ballot) return pass_on(ballot.error());
    auto votes = columns.votes(row, **ballot);
    if (!votes) return pass_on(std::move(votes.error()));
    CFormRow made;
    made.at = std::move(row.at);
    made.at_text = std::move(row.at_text);
    made.form.contest = (*ballot)->contest;
    made.form.unit = std::move(row.unit);
    made.form.ballot = (*ballot)->id;
    made.form.sections = row.sections;
    made.form.votes = std::move(*votes);
    if (row.images) made.form.documents = election::Documents{*row.images, {}};
    return made;
}

Result<void> read_rows(const ImportFile& file, std::istream& input, const ContestBallots& ballots,
                       const election::Header& said, const RowSink<CFormRow>& sink) {
    std::optional<SirekapCsv> columns;
    const auto header = [&](const CsvRow& row) -> Result<void> {
        auto read = SirekapCsv::from_header(row);
        if (!read) return pass_on(std::move(read.error()));
        columns = std::move(*read);
        return {};
    };
    const auto form = [&](const CsvRow& row) -> Result<CFormRow> {
        auto read = columns->row(row, ballots.scheme());
        if (!read) return pass_on(std::move(read.error()));
        return form_of(std::move(*read), *columns, ballots);
    };
    SirekapScan::Rooms rooms;
    const auto in_place = [&](const LineBlock& block) {
        return SirekapScan(*columns, ballots, said, block.bytes.size(), rooms);
    };
    return each_made_row<CFormRow>(input, file.path, header, form, in_place, sink);
}

}  // namespace

/// Where the cells of a column go; nothing for a column that is not Sirekap's.
std::optional<SirekapCsv::Meaning> SirekapCsv::meaning_of(std::string_view column) {
    if (column == "tps_code") return Meaning{Column::tps_code, 0};
    if (column == "n_images") return Meaning{Column::images, 0};
    if (column == "ts") return Meaning{Column::ts, 0};
    if (const auto number = option_number(column)) {
        options_.push_back(*number);
        return Meaning{Column::votes, options_.size() - 1};
    }
    const auto field = election::field_named(column);
    const auto index = field ? static_cast<std::size_t>(*field) : election::field_count;
    if (!field || !is_published(election::all_fields()[index])) return std::nullopt;
    return Meaning{Column::figure, index};
}

Result<SirekapCsv> SirekapCsv::from_header(const CsvRow& header) {
    SirekapCsv columns;
    const auto repeated = refuse_repeated(header);
    if (!repeated) return pass_on(repeated.error());
    for (const auto& name : header.fields) {
        const auto meaning = columns.meaning_of(name);
        if (!meaning) return refuse(ErrorCode::malformed, {}, "an unknown column", excerpt(name));
        columns.names_.push_back(name);
        columns.meanings_.push_back(*meaning);
    }
    const auto missing = refuse_missing(header, required_columns());
    if (!missing) return pass_on(missing.error());
    return columns;
}

Result<SirekapRow> SirekapCsv::row(const CsvRow& row, std::string_view scheme) const {
    const auto fits = check_length(row, names_.size());
    if (!fits) return pass_on(fits.error());
    SirekapRow read;
    read.votes.resize(options_.size());
    for (std::size_t i = 0; i < names_.size(); ++i) {
        auto cell = read_cell(meanings_[i], row.fields[i], scheme, read);
        if (!cell) return pass_on(names_[i], std::move(cell.error()));
    }
    return read;
}

Result<election::Votes> SirekapCsv::votes(const SirekapRow& row,
                                          const election::Ballot& ballot) const {
    return votes_by_number(ballot, options_, row.votes);
}

Result<void> SirekapCsv::read_cell(const Meaning& meaning, const std::string& text,
                                   std::string_view scheme, SirekapRow& out) {
    switch (meaning.column) {
        case Column::tps_code:
            return put(election::tps_unit_from_code(text, scheme), out.unit);
        case Column::figure:
            return put(read_figure(text), out.sections.figures[meaning.index]);
        case Column::votes:
            return put(read_figure(text), out.votes[meaning.index]);
        case Column::images:
            return text.empty() ? Result<void>{} : put(read_count(text), out.images);
        case Column::ts:
            if (text.empty()) return {};
            out.at_text = text;
            return put(parse_local_time(text, wib), out.at);
    }
    return {};
}

Result<SirekapTable> read_sirekap_csv(std::istream& input, const std::string& path,
                                      std::string_view scheme) {
    SirekapTable table;
    const auto header = [&](const CsvRow& row) {
        return put(SirekapCsv::from_header(row), table.columns);
    };
    const auto sink = [&](std::uint64_t line, std::string_view,
                          Result<CsvRow> cells) -> Result<void> {
        auto row =
            cells ? table.columns.row(*cells, scheme) : Result<SirekapRow>(pass_on(cells.error()));
        if (!row) return pass_on(place_of(path, line), std::move(row.error()));
        table.lines.push_back({line, std::move(*row)});
        return {};
    };
    if (auto read = each_row(input, path, header, sink); !read) return pass_on(read.error());
    return table;
}

Result<FormImportReport> import_sirekap_csv(EventBatch& batch, const FormImportOptions& options,
                                            const std::vector<ImportFile>& files) {
    const auto said = import_header(options);
    const auto read = [&said](const ImportFile& file, std::istream& input,
                              const ContestBallots& ballots, const RowSink<CFormRow>& sink) {
        return read_rows(file, input, ballots, said, sink);
    };
    return import_forms<election::CHasil>(batch, options, files, "sirekap-csv",
                                          with_ballots<election::CHasil>(batch, options, read));
}

}  // namespace saksi::record
