// The tree of regions of 2019.
//
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include "csv_cells.hpp"
#include "csv_columns.hpp"
#include "region_import.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/record/import_situng_csv.hpp"
#include "situng_depth.hpp"

namespace saksi::record {
namespace {

using election::UnitKind;

enum Column : std::size_t { id, depth, parent_id, name, n_children };
constexpr std::array<std::string_view, 5> names = {"id", "depth", "parent_id", "name",
                                                   "n_children"};

Result<std::size_t> read_depth(std::string_view text) {
    const auto read = parse_decimal(text);
    if (read && *read >= 1 && *read < kind_at_depth.size()) return static_cast<std::size_t>(*read);
    return refuse(ErrorCode::malformed, std::string(names[depth]),
                  "not the depth of a region: 1 to 4", excerpt(text));
}

/// The TPS of a desa; what else has children has them as rows.
Result<void> read_children(const CsvRow& row, RegionRow& out) {
    const auto count = read_count(row.fields[n_children]);
    if (!count) return pass_on(names[n_children], count.error());
    if (out.region.unit.kind != UnitKind::desa || *count == 0) return {};
    const auto last = read_tps_number(row.fields[n_children]);
    if (!last) return pass_on(names[n_children], last.error());
    election::TpsItem item;
    if (*last > 1) item.to = *last;
    out.tps = election::TpsList{out.region.unit, {item}};
    return {};
}

}  // namespace

Result<RegionRow> read_situng_node(const CsvRow& row, std::string_view scheme) {
    const auto fits = check_length(row, names.size());
    if (!fits) return pass_on(fits.error());
    const auto at = read_depth(row.fields[depth]);
    if (!at) return pass_on(at.error());
    auto unit = read_unit(row.fields[id], kind_at_depth[*at], scheme);
    if (!unit) return pass_on(names[id], std::move(unit.error()));
    auto parent = read_parent(row.fields[parent_id], *at - 1, scheme);
    if (!parent) return pass_on(names[parent_id], std::move(parent.error()));
    RegionRow read;
    read.region.name = row.fields[name];
    if (*at == 1) read.province = row.fields[id];
    read.region.unit = std::move(*unit);
    read.region.parent = std::move(*parent);
    const auto counted = read_children(row, read);
    if (!counted) return pass_on(counted.error());
    return read;
}

Result<RegionImportReport> import_situng_nodes(EventBatch& batch,
                                               const RegionImportOptions& options,
                                               const std::vector<ImportFile>& files) {
    const auto read = [](const ImportFile& file, std::istream& input, const std::string& scheme,
                         const RowSink<RegionRow>& sink) {
        const auto node = [&](const CsvRow& row) { return read_situng_node(row, scheme); };
        return each_table_row<RegionRow>(input, file.path, names, node, sink);
    };
    return import_region_rows(batch, options, files, "situng-2019-nodes", read);
}

}  // namespace saksi::record
