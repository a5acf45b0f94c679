// Reading CSV one row at a time: RFC 4180, comma, double quotes, LF or CRLF.
//
// Strict where a lenient reader would guess: a quote inside an unquoted field,
// text after a closing quote, a carriage return alone outside quotes, a file
// that ends inside quotes and bytes that are not UTF-8 are refused, with the
// line they are on. A leading byte order mark is skipped. The last line may
// lack its end. An empty line is a row of one empty field.
//
// Memory: one row and 64 KiB. Limits: 1 MiB a row, 4,096 fields.
//
//     CsvReader reader(file);
//     while (true) {
//         auto row = reader.next();
//         if (!row) { complain(row.error()); continue; }
//         if (!*row) break;
//         use((*row)->fields);
//     }
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
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
    /// Borrows the stream, which must outlive the reader, and reads ahead in it.
    explicit CsvReader(std::istream& input);
    /// Of a text that goes on in the stream with a row on line `line`: what its
    /// first bytes are is no byte order mark.
    CsvReader(std::istream& input, std::uint64_t line);
    CsvReader(CsvReader&&) noexcept;
    CsvReader& operator=(CsvReader&&) noexcept;
    ~CsvReader();

    /// The next row; no row at the end. An error's `where` is "line N". After
    /// an error the reader goes on below the line it stopped on, so that all
    /// can be named; after an io error it is at the end.
    [[nodiscard]] Result<std::optional<CsvRow>> next();

    /// After an error: the bytes it went past (1 MiB of them at most), without
    /// the last line end.
    [[nodiscard]] const std::string& passed_over() const noexcept;

 private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// Quotes a field if RFC 4180 needs it.
[[nodiscard]] SAKSI_API std::string csv_field(std::string_view text);

}  // namespace saksi
