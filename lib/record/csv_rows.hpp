// The rows of a CSV file one by one: the header, then each row or the reason
// why it is none.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <utility>

#include "import_course.hpp"
#include "saksi/core/csv.hpp"
#include "saksi/core/result.hpp"

namespace saksi::record {

/// `text` is what stands in the file, without its line end.
using CsvSink =
    std::function<Result<void>(std::uint64_t line, std::string_view text, Result<CsvRow> row)>;

/// A CsvSink that makes a Row of each good one by `make`, and hands it on.
template <class Row, class Make>
CsvSink made_by(const Make& make, const RowSink<Row>& sink) {
    return [&make, &sink](std::uint64_t line, std::string_view text, Result<CsvRow> row) {
        return sink({line}, text, row ? make(*row) : Result<Row>(pass_on(std::move(row.error()))));
    };
}

/// An error of `header` or `sink`, or of reading, ends it. `path` names the file in errors.
Result<void> each_row(std::istream& input, const std::string& path,
                      const std::function<Result<void>(const CsvRow&)>& header,
                      const CsvSink& sink);

}  // namespace saksi::record
