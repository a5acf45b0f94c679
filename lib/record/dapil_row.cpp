// One row of a table of dapil, and the dapil that its rows make together.
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "csv_cells.hpp"
#include "csv_columns.hpp"
#include "dapil_table.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/record/import_dapil_csv.hpp"

namespace saksi::record {
namespace {

using election::Region;
using election::Unit;
using election::UnitKind;
using enum DapilTable::Column;

constexpr auto& names = DapilTable::names;
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
Result<typename Table::value_type> named(const Table& table, const CsvRow& row,
                                         DapilTable::Column column) {
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

}  // namespace saksi::record
