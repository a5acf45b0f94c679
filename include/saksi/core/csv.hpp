// Reading CSV one row at a time: RFC 4180, comma, double quotes, LF or CRLF.
//
// Strict where a lenient reader would guess: a quote inside an unquoted field,
// text after a closing quote, a file that ends inside quotes and bytes that
// are not UTF-8 are refused, with the line they are on. A leading byte order
// mark is skipped. The last line may lack its end.
//
// Memory: one row. Limits: 1 MiB a row, 4,096 fields.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "saksi/core/result.hpp"

namespace saksi {

struct CsvRow {
    std::uint64_t line = 0;  ///< the line its first byte is on, from 1
    std::vector<std::string> fields;
    std::string text;  ///< the row's own bytes, without the line end: for reject files
};

class SAKSI_API CsvReader {
 public:
    /// Borrows the stream, which must outlive the reader.
    explicit CsvReader(std::istream& input) : input_(input) {}

    /// The next row; no row at the end. An error's `where` is "line N". After
    /// an error the reader goes on at the next line, so that all can be named.
    [[nodiscard]] Result<std::optional<CsvRow>> next();

 private:
    std::istream& input_;
    std::uint64_t line_ = 1;
    bool started_ = false;
};

/// Quotes a field if RFC 4180 needs it.
[[nodiscard]] SAKSI_API std::string csv_field(std::string_view text);

}  // namespace saksi
