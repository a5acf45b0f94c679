// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_dapil_csv.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "csv_cells.hpp"
#include "csv_columns.hpp"
#include "dapil_table.hpp"
#include "region_import.hpp"
#include "row_group.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

using election::Count;
using enum DapilTable::Column;

constexpr auto& names = DapilTable::names;
constexpr std::string_view seats_column = "kursi";

/// Seats by the code of the dapil, and which of them were asked for.
class Seats {
 public:
    /// Is this the header of a table of seats? Then its columns are remembered.
    bool is_header(const CsvRow& header) {
        const auto& fields = header.fields;
        const auto at = [&](std::string_view name) {
            return static_cast<std::size_t>(std::find(fields.begin(), fields.end(), name) -
                                            fields.begin());
        };
        columns_ = fields.size();
        dapil_ = at(names[kode_dapil]);
        seats_ = at(seats_column);
        return dapil_ < columns_ && seats_ < columns_;
    }

    Result<void> read(const CsvRow& row) {
        auto fits = check_length(row, columns_);
        if (!fits) return fits;
        const auto count = read_count(row.fields[seats_]);
        if (!count) return pass_on(seats_column, count.error());
        const auto [known, is_new] = of_.try_emplace(row.fields[dapil_], *count);
        if (is_new || known->second == *count) return {};
        return refuse(ErrorCode::malformed, excerpt(row.fields[dapil_]),
                      "two numbers of seats for one dapil", row.fields[seats_]);
    }

    std::optional<Count> of(const std::string& dapil) {
        const auto found = of_.find(dapil);
        if (found == of_.end()) return std::nullopt;
        used_.insert(dapil);
        return found->second;
    }

    [[nodiscard]] Result<void> all_used() const {
        for (const auto& [dapil, count] : of_) {
            if (used_.count(dapil) != 0) continue;
            return refuse(ErrorCode::not_found, excerpt(dapil),
                          "seats of a dapil that is not in the import", std::to_string(count));
        }
        return {};
    }

 private:
    std::size_t columns_ = 0, dapil_ = 0, seats_ = 0;
    std::map<std::string, Count> of_;
    std::set<std::string> used_;
};

/// Reads files of either kind.
class DapilReader {
 public:
    explicit DapilReader(const DapilImportOptions& options) : options_(options) {}

    Result<void> read(const ImportFile& file, std::istream& input, const std::string& scheme,
                      const RowSink<RegionRow>& sink) {
        Groups groups([](const DapilRow& row) { return row.dapil.code; },
                      [this](const std::vector<DapilRow>& rows) { return region_of(rows); }, sink);
        CsvColumns columns(names);
        bool of_seats = false;
        const auto header = [&](const CsvRow& row) -> Result<void> {
            of_seats = seats_.is_header(row);
            return of_seats ? Result<void>{} : columns.match(row);
        };
        const auto part = [&](CsvRow& row) -> Result<DapilRow> {
            const auto arranged = columns.arrange(std::move(row));
            if (!arranged) return pass_on(arranged.error());
            return read_dapil_row(*arranged, scheme);
        };
        const auto parts = parts_of(part, groups);
        const auto row_sink = [&](std::uint64_t line, std::string_view text, Result<CsvRow> row) {
            return of_seats ? read_seats(file, line, row) : parts(line, text, std::move(row));
        };
        auto done = each_row(input, file.path, header, row_sink);
        return done ? groups.finish() : done;
    }

    [[nodiscard]] Result<void> finish() const { return seats_.all_used(); }

 private:
    using Groups = RowGroups<DapilRow, RegionRow>;

    /// A bad row of seats is an error of the whole import.
    Result<void> read_seats(const ImportFile& file, std::uint64_t line, const Result<CsvRow>& row) {
        auto read = row ? seats_.read(*row) : Result<void>(pass_on(row.error()));
        if (!read) return pass_on(place_of(file.path, line), std::move(read.error()));
        return {};
    }

    Result<RegionRow> region_of(const std::vector<DapilRow>& rows) {
        auto made = make_dapil(rows, options_.abroad);
        if (!made) return pass_on(std::move(made.error()));
        RegionRow read;
        read.province = made->unit.code.substr(0, 2);
        read.region = std::move(*made);
        read.region.seats = seats_.of(read.region.unit.code);
        return read;
    }

    const DapilImportOptions& options_;
    Seats seats_;
};

}  // namespace

Result<RegionImportReport> import_dapil_csv(EventBatch& batch, const DapilImportOptions& options,
                                            const std::vector<ImportFile>& files) {
    DapilReader reader(options);
    const auto read = [&reader](const ImportFile& file, std::istream& input,
                                const std::string& scheme, const RowSink<RegionRow>& sink) {
        return reader.read(file, input, scheme, sink);
    };
    auto report = import_region_rows(batch, options, files, "dapil-csv", read);
    if (!report) return report;
    const auto used = reader.finish();
    if (!used) return pass_on(used.error());
    return report;
}

}  // namespace saksi::record
