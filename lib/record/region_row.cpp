// One row of a region tree: what its code, level and counts say.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_regions_csv.hpp"

#include <algorithm>
#include <utility>

#include "csv_columns.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

using election::TpsItem;
using election::TpsKind;
using election::Unit;
using election::UnitKind;

constexpr std::string_view abroad_code = "99";
constexpr std::size_t province_size = 2;
enum Column : std::size_t {
    code,
    name,
    level,
    n_tps_regular,
    special_first,
    special_last,
    columns
};

Result<std::uint16_t> tps_number(const std::string& text) {
    const auto number = parse_decimal(text);
    if (!number || *number > election::max_tps_number) {
        return refuse(ErrorCode::malformed, {}, "not a TPS number", excerpt(text));
    }
    return static_cast<std::uint16_t>(*number);
}

TpsItem item_of(std::uint16_t first, std::uint16_t last, TpsKind kind) {
    TpsItem item;
    item.number = first;
    if (last > first) item.to = last;
    item.kind = kind;
    return item;
}

/// Abroad a count may be negative: there it is the number of the only TPS.
bool is_signed_count(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return parse_decimal(text).has_value();
}

Result<Unit> unit_in(const CsvRow& row, std::string_view scheme) {
    auto unit = election::unit_from_code(row.fields[code], scheme);
    const bool is_region = unit && unit->kind != UnitKind::tps && unit->kind != UnitKind::nasional;
    if (!is_region) {
        return refuse(ErrorCode::malformed, "code", "not the code of a region",
                      excerpt(row.fields[code]));
    }
    if (row.fields[level] != election::name_of(unit->kind)) {
        return refuse(ErrorCode::malformed, "level", "not the level that a code of this length has",
                      excerpt(row.fields[level]));
    }
    return unit;
}

/// The special TPS of a row, after the `regular` ordinary ones; none where both columns are empty.
Result<std::optional<TpsItem>> special_tps(const CsvRow& row, std::uint16_t regular) {
    if (row.fields[special_first].empty() && row.fields[special_last].empty()) return std::nullopt;
    const auto first = tps_number(row.fields[special_first]);
    if (!first) return pass_on("special_first", first.error());
    const auto last = tps_number(row.fields[special_last]);
    if (!last) return pass_on("special_last", last.error());
    if (*first <= regular || *last < *first) {
        return refuse(ErrorCode::malformed, "special_first",
                      "special TPS are numbered from first to last, above the regular ones",
                      row.fields[special_first] + ".." + row.fields[special_last]);
    }
    return item_of(*first, *last, TpsKind::khusus);
}

/// The TPS of a desa, as many as the row says; an empty list if there are none.
Result<std::vector<TpsItem>> tps_in(const CsvRow& row) {
    std::vector<TpsItem> tps;
    const auto regular = tps_number(row.fields[n_tps_regular]);
    if (!regular) return pass_on("n_tps_regular", regular.error());
    if (*regular > 0) tps.push_back(item_of(1, *regular, TpsKind::reguler));
    const auto special = special_tps(row, *regular);
    if (!special) return pass_on(special.error());
    if (*special) tps.push_back(**special);
    return tps;
}

bool has_counts(const CsvRow& row) {
    return std::any_of(row.fields.begin() + n_tps_regular, row.fields.end(),
                       [](const std::string& field) { return !field.empty(); });
}

Result<void> read_counts(const CsvRow& row, RegionRow& out) {
    if (out.region.unit.kind != UnitKind::desa) {
        if (!has_counts(row)) return {};
        return refuse(ErrorCode::malformed, "n_tps_regular", "only a desa has TPS",
                      excerpt(row.fields[n_tps_regular]));
    }
    auto tps = tps_in(row);
    if (!tps) return pass_on(std::move(tps.error()));
    if (!tps->empty()) out.tps = election::TpsList{out.region.unit, std::move(*tps)};
    return {};
}

/// A place abroad keeps its code under the other scheme, and no counts.
Result<void> leave_abroad(const CsvRow& row, std::string_view abroad_scheme, RegionRow& out) {
    const auto& count = row.fields[n_tps_regular];
    if (!count.empty() && !is_signed_count(count)) {
        return refuse(ErrorCode::malformed, "n_tps_regular", "not a count", excerpt(count));
    }
    out.count_unused = has_counts(row);
    out.region.unit.scheme = abroad_scheme;
    if (out.region.parent->kind != UnitKind::nasional) out.region.parent->scheme = abroad_scheme;
    return {};
}

}  // namespace

Result<RegionRow> read_region_row(const CsvRow& row, std::string_view scheme,
                                  std::string_view abroad_scheme) {
    const auto fits = check_length(row, columns);
    if (!fits) return pass_on(fits.error());
    auto unit = unit_in(row, scheme);
    if (!unit) return pass_on(std::move(unit.error()));
    RegionRow read;
    read.abroad = row.fields[code].starts_with(abroad_code);
    read.province = row.fields[code].substr(0, province_size);
    read.region.name = row.fields[name];
    read.region.parent = election::parent_by_code(*unit);
    read.region.unit = std::move(*unit);
    auto counted = read.abroad ? leave_abroad(row, abroad_scheme, read) : read_counts(row, read);
    if (!counted) return pass_on(std::move(counted.error()));
    return read;
}

}  // namespace saksi::record
