// SPDX-License-Identifier: Apache-2.0
#include "csv_rows.hpp"

#include <charconv>
#include <utility>

#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

/// Takes the "line N" out of a reader's error, as the number it is.
std::uint64_t take_line(Error& error) {
    constexpr std::string_view word = "line ";
    std::uint64_t line = 0;
    const auto where = std::exchange(error.where, {});
    if (where.starts_with(word)) {
        std::from_chars(where.data() + word.size(), where.data() + where.size(), line);
    }
    return line;
}

Result<void> read_header(CsvReader& reader,
                         const std::function<Result<void>(const CsvRow&)>& header) {
    auto row = reader.next();
    if (!row) return pass_on(std::move(row.error()));
    if (!*row) return refuse(ErrorCode::malformed, {}, "an empty file: not even a header");
    auto read = header(**row);
    if (!read) return pass_on("line 1", std::move(read.error()));
    return {};
}

}  // namespace

Result<void> each_row(std::istream& input, const std::string& path,
                      const std::function<Result<void>(const CsvRow&)>& header,
                      const CsvSink& sink) {
    CsvReader reader(input);
    const auto headed = read_header(reader, header);
    if (!headed) return pass_on(printable(path), headed.error());
    while (true) {
        auto next = reader.next();
        if (next && !*next) return {};
        if (!next && next.error().code == ErrorCode::io) {
            return pass_on(printable(path), std::move(next.error()));
        }
        Result<void> taken;
        if (next) {
            const auto text = (*next)->text;
            taken = sink((*next)->line, text, std::move(**next));
        } else {
            const auto line = take_line(next.error());
            taken = sink(line, reader.passed_over(), pass_on(std::move(next.error())));
        }
        if (!taken) return taken;
    }
}

}  // namespace saksi::record
