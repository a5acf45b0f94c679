// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_votes_csv.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "csv_cells.hpp"
#include "csv_columns.hpp"
#include "form_import.hpp"
#include "row_group.hpp"
#include "saksi/core/utf8.hpp"
#include "table_words.hpp"

namespace saksi::record {
namespace {

using election::Count;
using election::Figure;
using election::Publication;
using election::Unit;
using election::UnitKind;
using Kind = Meaning::Kind;
using TotalRow = FormRow<Publication>;

constexpr std::string_view nation_code = "0";

Result<std::optional<Count>> read_optional(std::string_view text) {
    if (text.empty()) return std::nullopt;
    const auto count = read_count(text);
    if (!count) return pass_on(count.error());
    return *count;
}

/// A row of a long table.
struct OptionRow {
    Unit unit;
    Meaning option;
    Figure votes;
    std::optional<Count> seats;
};

/// The columns of one file.
class VotesTable {
 public:
    VotesTable(const VotesImportOptions& options, const TableWords& words, std::string_view scheme)
        : options_(options), words_(words), scheme_(scheme) {}

    Result<void> match(const CsvRow& header);
    [[nodiscard]] bool is_long() const { return has(Kind::option); }
    /// A row of a wide table.
    [[nodiscard]] Result<TotalRow> total(const CsvRow& row) const;
    [[nodiscard]] Result<OptionRow> option(const CsvRow& row) const;
    /// The rows of one unit.
    [[nodiscard]] Result<TotalRow> total(const std::vector<OptionRow>& rows) const;

 private:
    [[nodiscard]] bool has(Kind kind) const {
        return std::any_of(columns_.begin(), columns_.end(),
                           [kind](const Meaning& column) { return column.kind == kind; });
    }
    [[nodiscard]] Result<void> check_shape() const;
    [[nodiscard]] Result<Publication> begin(const CsvRow& row) const;
    [[nodiscard]] static Result<void> read_cell(const Meaning& column, const std::string& text,
                                                Publication& total);
    [[nodiscard]] Result<void> read_cell(const Meaning& column, const std::string& text,
                                         OptionRow& out) const;

    const VotesImportOptions& options_;
    const TableWords& words_;
    std::string_view scheme_;
    std::vector<std::string> names_;
    std::vector<Meaning> columns_;
};

Result<void> VotesTable::match(const CsvRow& header) {
    columns_.clear();
    names_ = header.fields;
    auto repeated = refuse_repeated(header);
    if (!repeated) return repeated;
    for (const auto& name : names_) {
        auto column = words_.column(name);
        if (!column) return pass_on("column " + excerpt(name), std::move(column.error()));
        const bool may_repeat = column->kind == Kind::skip || column->kind == Kind::text;
        if (!may_repeat && std::find(columns_.begin(), columns_.end(), *column) != columns_.end()) {
            return refuse(ErrorCode::malformed, "column " + excerpt(name),
                          "another column means the same");
        }
        columns_.push_back(std::move(*column));
    }
    return check_shape();
}

Result<void> VotesTable::check_shape() const {
    const bool wide = has(Kind::vote);
    if (is_long() == wide) {
        return refuse(ErrorCode::malformed, {},
                      "the columns must be options, or one of them the option's name");
    }
    if (is_long() != (has(Kind::votes) || has(Kind::seats))) {
        return refuse(ErrorCode::malformed, {},
                      "a column of votes or seats belongs to a column of options");
    }
    if (is_long() &&
        (has(Kind::field) || has(Kind::tps_in) || has(Kind::tps_total) || has(Kind::text))) {
        return refuse(ErrorCode::malformed, {},
                      "where a row is an option, no column is of the whole unit");
    }
    const bool nation = options_.level == UnitKind::nasional && options_.unit.empty();
    if (!nation && has(Kind::unit) != options_.unit.empty()) {
        return refuse(ErrorCode::usage, "unit",
                      "which unit: a column must say it, or else the command");
    }
    return {};
}

/// The unit of a row, and what all publications have.
Result<Publication> VotesTable::begin(const CsvRow& row) const {
    auto fits = check_length(row, columns_.size());
    if (!fits) return pass_on(std::move(fits.error()));
    const auto column = static_cast<std::size_t>(
        std::find_if(columns_.begin(), columns_.end(),
                     [](const Meaning& each) { return each.kind == Kind::unit; }) -
        columns_.begin());
    const bool in_row = column < columns_.size();
    const auto given = options_.unit.empty() ? nation_code : std::string_view(options_.unit);
    auto unit =
        read_unit(in_row ? std::string_view(row.fields[column]) : given, options_.level, scheme_);
    if (!unit) return pass_on(in_row ? names_[column] : "unit", std::move(unit.error()));
    Publication total;
    total.contest = options_.contest;
    total.unit = std::move(*unit);
    return total;
}

Result<void> VotesTable::read_cell(const Meaning& column, const std::string& text,
                                   Publication& total) {
    switch (column.kind) {
        case Kind::field:
        case Kind::vote: {
            const auto figure = read_figure(text);
            if (!figure) return pass_on(figure.error());
            return put_figure(column, *figure, total);
        }
        case Kind::tps_in:
            return put(read_optional(text), total.tps_in);
        case Kind::tps_total:
            return put(read_optional(text), total.tps_total);
        case Kind::text:
            if (!text.empty()) total.texts.push_back(text);
            return {};
        default:
            return {};
    }
}

Result<TotalRow> VotesTable::total(const CsvRow& row) const {
    auto total = begin(row);
    if (!total) return pass_on(std::move(total.error()));
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        auto read = read_cell(columns_[i], row.fields[i], *total);
        if (!read) return pass_on(names_[i], std::move(read.error()));
    }
    TotalRow made;
    made.form = std::move(*total);
    return made;
}

Result<void> VotesTable::read_cell(const Meaning& column, const std::string& text,
                                   OptionRow& out) const {
    if (column.kind == Kind::option) return put(words_.label(text), out.option);
    if (column.kind == Kind::votes) return put(read_figure(text), out.votes);
    if (column.kind == Kind::seats) return put(read_optional(text), out.seats);
    return {};
}

Result<OptionRow> VotesTable::option(const CsvRow& row) const {
    auto unit = begin(row);
    if (!unit) return pass_on(std::move(unit.error()));
    OptionRow read;
    read.unit = std::move(unit->unit);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        auto cell = read_cell(columns_[i], row.fields[i], read);
        if (!cell) return pass_on(names_[i], std::move(cell.error()));
    }
    return read;
}

Result<TotalRow> VotesTable::total(const std::vector<OptionRow>& rows) const {
    TotalRow made;
    made.form.contest = options_.contest;
    made.form.unit = rows.front().unit;
    for (const auto& row : rows) {
        if (row.option.kind == Kind::skip) continue;
        const auto put = put_figure(row.option, row.votes, made.form);
        if (!put) return pass_on(put.error());
        if (row.option.kind == Kind::vote) made.form.options.back().seats = row.seats;
    }
    return made;
}

Result<void> read_file(const ImportFile& file, std::istream& input, VotesTable& table,
                       const RowSink<TotalRow>& sink) {
    RowGroups<OptionRow, TotalRow> groups(
        [](const OptionRow& row) { return row.unit.code; },
        [&](const std::vector<OptionRow>& rows) { return table.total(rows); }, sink);
    const auto wide = [&](const CsvRow& row) { return table.total(row); };
    const auto part = [&](const CsvRow& row) { return table.option(row); };
    const auto totals = made_by<TotalRow>(wide, sink);
    const auto options = parts_of(part, groups);
    auto done = each_row(
        input, file.path, [&](const CsvRow& header) { return table.match(header); },
        [&](std::uint64_t line, std::string_view text, Result<CsvRow> row) {
            return (table.is_long() ? options : totals)(line, text, std::move(row));
        });
    return done ? groups.finish() : done;
}

}  // namespace

Result<std::vector<Publication>> read_votes_csv(std::istream& input, const std::string& path,
                                                const VotesImportOptions& options,
                                                const std::vector<election::Ballot>& ballots,
                                                std::string_view scheme) {
    const TableWords words(options.meanings, OptionNames::of(ballots));
    VotesTable table(options, words, scheme);
    std::vector<Publication> totals;
    std::set<Unit> seen;
    const RowSink<TotalRow> sink = [&](const RowPlace& place, std::string_view,
                                       Result<TotalRow> row) -> Result<void> {
        if (!row) return pass_on(place_of(path, place.line), std::move(row.error()));
        if (!seen.insert(row->form.unit).second) {
            return refuse(ErrorCode::malformed, place_of(path, place.line),
                          "a unit that stands twice", election::display_code(row->form.unit));
        }
        totals.push_back(std::move(row->form));
        return {};
    };
    auto read = read_file({path, path}, input, table, sink);
    if (!read) return pass_on(std::move(read.error()));
    return totals;
}

Result<FormImportReport> import_votes_csv(EventBatch& batch, const VotesImportOptions& options,
                                          const std::vector<ImportFile>& files) {
    const auto read = [&](const ImportFile& file, std::istream& input,
                          const RowSink<TotalRow>& sink) -> Result<void> {
        const auto words = TableWords::read(batch, options);
        if (!words) return pass_on(words.error());
        const auto& scheme = batch.state().election(options.election)->pemilu.scheme;
        VotesTable table(options, *words, scheme);
        return read_file(file, input, table, sink);
    };
    return import_forms<Publication>(batch, options, files, "votes-csv", read);
}

}  // namespace saksi::record
