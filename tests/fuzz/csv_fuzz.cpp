// CSV: every byte is in a row or was passed over, lines never go back, and
// fields written again read as the same fields.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/csv.hpp"

#include <sstream>

#include "saksi/core/bytes.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/core/utf8.hpp"

using namespace saksi;

namespace {

std::string written(const std::vector<std::string>& fields) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) line += (i ? "," : "") + csv_field(fields[i]);
    // A single empty field would be no row at all without its line end.
    return line + "\n";
}

void check_row(const CsvRow& row) {
    SAKSI_EXPECTS(!row.fields.empty() && !find_invalid_utf8(row.text));
    std::istringstream again(written(row.fields));
    CsvReader reader(again);
    const auto same = reader.next();
    // A field may begin with what is a byte order mark at the beginning of a file.
    const bool marked = row.fields[0].starts_with("\xef\xbb\xbf");
    SAKSI_EXPECTS(marked || (same && *same && (*same)->fields == row.fields));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(text_of({data, size}));
    std::istringstream input(text);
    CsvReader reader(input);
    std::uint64_t line = 0;
    std::size_t seen = 0;
    while (true) {
        const auto row = reader.next();
        if (row && !*row) break;
        if (row) {
            SAKSI_EXPECTS((*row)->line > line);
            line = (*row)->line;
            check_row(**row);
            seen += (*row)->text.size() + 2;
        } else {
            SAKSI_EXPECTS(row.error().where.starts_with("line "));
            seen += reader.passed_over().size() + 2;
        }
    }
    SAKSI_EXPECTS(seen + 3 >= size);  // with CRLF after each row, and a byte order mark
    return 0;
}
