// A table whose columns are known by their names, in whatever order they come.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <istream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "csv_rows.hpp"
#include "saksi/core/csv.hpp"
#include "saksi/core/result.hpp"

namespace saksi::record {

/// Refuses a header in which a column stands twice.
Result<void> refuse_repeated(const CsvRow& header);
/// Refuses a header that lacks one of these columns.
Result<void> refuse_missing(const CsvRow& header, std::span<const std::string_view> names);
/// Refuses a row that has not as many fields as the header.
Result<void> check_length(const CsvRow& row, std::size_t columns);

/// Exactly these columns.
class CsvColumns {
 public:
    explicit CsvColumns(std::span<const std::string_view> names) : names_(names) {}

    /// Refuses another header.
    Result<void> match(const CsvRow& header);
    /// The row with its fields in the order of the names.
    [[nodiscard]] Result<CsvRow> arrange(CsvRow row) const;

 private:
    std::span<const std::string_view> names_;
    std::vector<std::size_t> order_;  // for each field of a row, which name it is
};

/// Hands each row of such a table, its fields in the order of `names`, to `sink`.
inline Result<void> each_arranged_row(std::istream& input, const std::string& path,
                                      std::span<const std::string_view> names,
                                      const CsvSink& sink) {
    CsvColumns columns(names);
    const auto arranged = [&](std::uint64_t line, std::string_view text, Result<CsvRow> row) {
        return sink(line, text, row ? columns.arrange(std::move(*row)) : std::move(row));
    };
    return each_row(
        input, path, [&](const CsvRow& header) { return columns.match(header); }, arranged);
}

/// The same, each made a Row by `make`, which several threads may be in.
template <class Row, class Make>
Result<void> each_table_row(std::istream& input, const std::string& path,
                            std::span<const std::string_view> names, const Make& make,
                            const RowSink<Row>& sink) {
    CsvColumns columns(names);
    return each_made_row<Row>(
        input, path, [&](const CsvRow& header) { return columns.match(header); },
        [&](const CsvRow& row) -> Result<Row> {
            const auto arranged = columns.arrange(row);
            return arranged ? make(*arranged) : Result<Row>(pass_on(arranged.error()));
        },
        sink);
}

}  // namespace saksi::record
