// The rows of a CSV file one by one: the header, then each row or the reason
// why it is none.
//
// Where no quote stands, a line is a row, and each_made_row lets several threads
// make rows of blocks of lines. From the first block with a quote in it, rows are
// made one after the other, as each_row does. What comes out is the same.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import_course.hpp"
#include "line_blocks.hpp"
#include "saksi/core/csv.hpp"
#include "saksi/core/ordered_stream.hpp"
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

/// How each_made_row goes over a file, apart from what the rows become.
class CsvBlocks {
 public:
    CsvBlocks(std::istream& input, std::string path, StageWatch* watch);
    CsvBlocks(const CsvBlocks&) = delete;
    CsvBlocks& operator=(const CsvBlocks&) = delete;
    ~CsvBlocks();

    /// Reads and checks the header.
    Result<void> begin(const std::function<Result<void>(const CsvRow&)>& header);
    /// The next block of lines without a quote.
    [[nodiscard]] std::optional<LineBlock> next();
    /// After the last of those: the rows that are left.
    Result<void> finish(const CsvSink& sink);

 private:
    struct Rest;
    CsvReader& read_on(LineBlock block);

    std::istream& input_;
    std::string path_;
    LineBlocks blocks_;
    std::optional<LineBlock> ahead_;  // what stood in the header's block
    std::unique_ptr<Rest> rest_;      // what is read row by row; none yet: no quote was met
};

/// Every row of a block of whole lines.
void each_row_of(const LineBlock& block, const CsvSink& sink);

/// Each row made a Row by `make`, on as many threads as the sink says; the sink
/// looks at the good ones of a block there, and takes all of them here, in order.
template <class Row>
Result<void> each_made_row(std::istream& input, const std::string& path,
                           const std::function<Result<void>(const CsvRow&)>& header,
                           const std::function<Result<Row>(const CsvRow&)>& make,
                           const RowSink<Row>& sink) {
    struct Made {
        std::uint64_t line;
        std::string text;
        Result<Row> row;
    };
    const auto watch = sink.effort().watch;
    CsvBlocks blocks(input, path, watch);
    if (auto begun = blocks.begin(header); !begun) return begun;
    const auto make_rows = [&](const LineBlock& block) {
        InStage making(watch, Stage::parse, block.bytes.size());
        const auto lines = std::count(block.bytes.begin(), block.bytes.end(), '\n');
        std::vector<Made> rows;
        rows.reserve(static_cast<std::size_t>(lines) + 1);
        const RowSink<Row> keep = [&](const RowPlace& place, std::string_view text,
                                      Result<Row> row) -> Result<void> {
            rows.push_back({place.line, std::string(text), std::move(row)});
            return {};
        };
        each_row_of(block, made_by<Row>(make, keep));
        std::vector<Row*> good;
        good.reserve(rows.size());
        for (auto& made : rows) {
            if (made.row) good.push_back(&*made.row);
        }
        sink.look_at(good);
        making.did(0, rows.size());
        return rows;
    };
    OrderedStream<LineBlock, std::vector<Made>> made(
        sink.effort().threads, [&] { return blocks.next(); }, make_rows);
    while (auto rows = made.next()) {
        for (auto& [line, text, row] : *rows) {
            if (auto taken = sink({line}, text, std::move(row)); !taken) return taken;
        }
    }
    return blocks.finish(made_by<Row>(make, sink));
}

}  // namespace saksi::record
