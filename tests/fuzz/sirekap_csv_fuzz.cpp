// A row that is read says no more and no less than its cells: figures print as
// the text they were read from, and what was refused was not half read.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "saksi/core/csv.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/record/import_sirekap_csv.hpp"

using namespace saksi;
using namespace saksi::record;

namespace {

std::string text_of_figure(const election::Figure& figure) {
    return figure.has_count() ? std::to_string(*figure.count()) : std::string();
}

void check_cells(const CsvRow& header, const CsvRow& row, const SirekapRow& read) {
    std::size_t option = 0;
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
        const auto& column = header.fields[i];
        const auto& cell = row.fields[i];
        if (column == "tps_code") {
            SAKSI_EXPECTS(election::display_code(read.unit) == cell);
        } else if (column.starts_with("paslon_")) {
            SAKSI_EXPECTS(text_of_figure(read.votes[option++]) == cell);
        } else if (column == "n_images") {
            SAKSI_EXPECTS((read.images ? std::to_string(*read.images) : "") == cell);
        } else if (column == "ts") {
            SAKSI_EXPECTS(read.at_text.value_or("") == cell);
            SAKSI_EXPECTS(read.at.has_value() == !cell.empty());
        } else {
            const auto field = election::field_named(column);
            SAKSI_EXPECTS(field && text_of_figure(read.sections[*field]) == cell);
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream stream(std::string(text_of({data, size})));
    CsvReader reader(stream);
    const auto header = reader.next();
    if (!header || !*header) return 0;
    const auto columns = SirekapCsv::from_header(**header);
    if (!columns) return 0;
    while (true) {
        const auto row = reader.next();
        if (row && !*row) return 0;
        if (!row) continue;
        const auto read = columns->row(**row, "kpu-2024");
        if (read) check_cells(**header, **row, *read);
    }
}
