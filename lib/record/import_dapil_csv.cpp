// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_dapil_csv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "csv_cells.hpp"
#include "csv_columns.hpp"
#include "region_import.hpp"
#include "row_group.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

using election::Count;
using election::Region;
using election::Unit;
using election::UnitKind;

enum Column : std::size_t {
    kode_dapil,
    jenis_dapil,
    nama_dapil,
    kode_wilayah,
    tingkatan_wilayah,
    nama,
    is_pecah
};
constexpr std::array<std::string_view, 7> names = {
    "kode_dapil",        "jenis_dapil", "nama_dapil", "kode_wilayah",
    "tingkatan_wilayah", "nama",        "is_pecah"};
constexpr std::string_view seats_column = "kursi";
constexpr std::string_view abroad_code = "99";

/// What the table calls a kind of dapil, how long its codes are, and how many
/// digits of one say what it lies in.
struct DapilKind {
    std::string_view name;
    std::size_t code;
    std::size_t parent;
    UnitKind parent_kind;
};
constexpr std::array dapil_kinds = {
    DapilKind{"DPR RI", 4, 2, UnitKind::provinsi},
    DapilKind{"DPRD PROVINSI", 6, 2, UnitKind::provinsi},
    DapilKind{"DPRD KABUPATEN/KOTA", 6, 4, UnitKind::kabkota},
};

struct Level {
    std::string_view name;
    UnitKind kind;
    bool part;
};
constexpr std::array levels = {
    Level{"Kabupaten/Kota", UnitKind::kabkota, false},
    Level{"Kecamatan", UnitKind::kecamatan, false},
    Level{"Desa/Kelurahan", UnitKind::desa, false},
    Level{"Pecahan Kabupaten/Kota", UnitKind::kabkota, true},
    Level{"Pecahan Kecamatan", UnitKind::kecamatan, true},
};

/// The item of a table that is called so.
template <class Table>
Result<typename Table::value_type> named(const Table& table, const CsvRow& row, Column column) {
    const auto& text = row.fields[column];
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const auto& item) { return item.name == text; });
    if (found != table.end()) return *found;
    return refuse(ErrorCode::malformed, std::string(names[column]), "none of the words known here",
                  excerpt(text));
}

Result<void> read_identity(const CsvRow& row, std::string_view scheme, DapilRow& out) {
    const auto kind = named(dapil_kinds, row, jenis_dapil);
    if (!kind) return pass_on(kind.error());
    const auto& code = row.fields[kode_dapil];
    auto read = code.size() == kind->code
                    ? read_unit(code.substr(0, kind->parent), kind->parent_kind, scheme)
                    : Result<Unit>(refuse(ErrorCode::malformed, {},
                                          "not as long as a code of such a dapil", excerpt(code)));
    if (!read) return pass_on(names[kode_dapil], std::move(read.error()));
    out.parent = std::move(*read);
    out.name = row.fields[nama_dapil];
    out.dpr = kind->name == dapil_kinds[0].name;
    out.dapil = Unit{UnitKind::dapil, std::string(scheme), code, 0};
    return {};
}

Result<void> read_region(const CsvRow& row, std::string_view scheme, DapilRow& out) {
    const auto level = named(levels, row, tingkatan_wilayah);
    if (!level) return pass_on(level.error());
    auto unit = read_unit(row.fields[kode_wilayah], level->kind, scheme);
    if (!unit) return pass_on(names[kode_wilayah], std::move(unit.error()));
    if (row.fields[is_pecah] != (level->part ? "True" : "False")) {
        return refuse(ErrorCode::malformed, std::string(names[is_pecah]),
                      "not as the level of the region says", excerpt(row.fields[is_pecah]));
    }
    out.region = std::move(*unit);
    out.part = level->part;
    return {};
}

bool lies_in(const Unit& small, const Unit& large) {
    return small.kind < large.kind && election::ancestor_by_code(small, large.kind) == large;
}

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

Result<DapilRow> read_dapil_row(const CsvRow& row, std::string_view scheme) {
    const auto fits = check_length(row, names.size());
    if (!fits) return pass_on(fits.error());
    DapilRow read;
    auto done = read_identity(row, scheme, read);
    if (done) done = read_region(row, scheme, read);
    if (!done) return pass_on(std::move(done.error()));
    return read;
}

Result<Region> make_dapil(const std::vector<DapilRow>& rows, std::string_view abroad) {
    SAKSI_EXPECTS(!rows.empty());
    const auto& first = rows.front();
    Region dapil{first.dapil, first.name, first.parent, {}, {}, {}};
    for (const auto& row : rows) {
        if (row.name != first.name || row.parent != first.parent || row.dpr != first.dpr) {
            return refuse(ErrorCode::malformed, first.dapil.code,
                          "its rows do not agree on its name and kind", excerpt(row.name));
        }
        if (!row.part) dapil.covers.push_back(row.region);
    }
    for (const auto& row : rows) {
        const auto inside = [&](const Unit& unit) { return lies_in(unit, row.region); };
        if (!row.part || std::any_of(dapil.covers.begin(), dapil.covers.end(), inside)) continue;
        return refuse(ErrorCode::malformed, first.dapil.code,
                      "no smaller region says which part of this one it has", row.region.code);
    }
    if (first.dpr && first.dapil.code == abroad) {
        dapil.covers.push_back(
            Unit{UnitKind::provinsi, first.dapil.scheme, std::string(abroad_code), 0});
    }
    const auto by_code = [](const Unit& a, const Unit& b) { return a.code < b.code; };
    std::sort(dapil.covers.begin(), dapil.covers.end(), by_code);
    if (std::adjacent_find(dapil.covers.begin(), dapil.covers.end()) == dapil.covers.end())
        return dapil;
    return refuse(ErrorCode::malformed, first.dapil.code, "a region that stands twice");
}

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
