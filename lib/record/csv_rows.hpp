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
#include <deque>
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
#include "saksi/core/spare.hpp"

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
    CsvBlocks(std::istream& input, std::string path, PhaseWatch* watch);
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

/// Every row of whole lines without a quote, of which the first is line `first`.
void each_row_of(std::string_view lines, std::uint64_t first, const CsvSink& sink);

/// Who reads lines of one block where they stand, if sure of them: here nobody.
/// `take` says yes or nothing; what it leaves is read as a CsvRow.
struct NoQuickRows {
    static constexpr bool takes_any = false;
    template <class Row>
    bool take(std::string_view, Row&) noexcept {
        return false;
    }
    /// After the last line; are these rows to be staged?
    void finish(bool) noexcept {}
};

/// The rows of a block, good and bad. They may point into it, and at what was quick.
template <class Row, class Quick>
class MadeRows {
 public:
    struct Made {
        std::uint64_t line;
        std::string_view text;
        Result<Row> row;
    };

    /// `rows`: room for them.
    MadeRows(LineBlock block, Quick quick, std::vector<Made> rows)
        : block_(std::move(block)), quick_(std::move(quick)), rows_(std::move(rows)) {
        rows_.clear();
    }

    template <class Make>
    void make(const Make& make, const RowSink<Row>& sink) {
        const auto text = block_.text();
        const auto ends = std::count(text.begin(), text.end(), '\n');
        rows_.reserve(static_cast<std::size_t>(ends) + 1);
        std::size_t slow = 0;  // where lines begin that nobody took
        auto slow_line = block_.first;
        auto line = block_.first;
        for (std::size_t at = 0; Quick::takes_any && at < text.size(); ++line) {
            const auto end = std::min(text.find('\n', at), text.size());
            const auto next = std::min(end + 1, text.size());
            if (take(line, text.substr(at, end - at))) {
                if (slow < at) add_slowly(text.substr(slow, at - slow), slow_line, make);
                slow = next;
                slow_line = line + 1;
            }
            at = next;
        }
        if (slow < text.size()) add_slowly(text.substr(slow), slow_line, make);
        look_at_good(sink);
        quick_.finish(sink.looks_ahead());
    }

    [[nodiscard]] std::vector<Made>& rows() noexcept { return rows_; }

 private:
    bool take(std::uint64_t line, std::string_view text) {
        if (text.ends_with('\r')) text.remove_suffix(1);
        auto& made = rows_.emplace_back(Made{line, text, Row{}});
        const bool taken = quick_.take(text, *made.row);
        if (!taken) rows_.pop_back();
        return taken;
    }

    /// These lines, which stand before the row that was added last, if that was quick.
    template <class Make>
    void add_slowly(std::string_view lines, std::uint64_t first, const Make& make) {
        const auto place = rows_.size();
        const RowSink<Row> keep = [&](const RowPlace& at, std::string_view text,
                                      Result<Row>&& row) -> Result<void> {
            rows_.push_back({at.line, texts_.emplace_back(text), std::move(row)});
            return {};
        };
        each_row_of(lines, first, made_by<Row>(make, keep));
        if (place == 0 || rows_[place - 1].line < first) return;
        const auto quick = rows_.begin() + static_cast<std::ptrdiff_t>(place) - 1;
        std::rotate(quick, quick + 1, rows_.end());
    }

    void look_at_good(const RowSink<Row>& sink) {
        std::vector<Row*> good;
        good.reserve(rows_.size());
        for (auto& made : rows_) {
            if (made.row) good.push_back(&*made.row);
        }
        sink.look_at(good);
    }

    LineBlock block_;
    Quick quick_;
    std::deque<std::string> texts_;  // of rows that were not quick
    std::vector<Made> rows_;
};

/// Each row made a Row by `make`, on as many threads as the sink says; the sink
/// looks at the good ones of a block there, and takes all of them here, in order.
/// `begin_quick(block)` makes who reads lines of a block without making a CsvRow.
template <class Row, class BeginQuick>
Result<void> each_made_row(std::istream& input, const std::string& path,
                           const std::function<Result<void>(const CsvRow&)>& header,
                           const std::function<Result<Row>(const CsvRow&)>& make,
                           const BeginQuick& begin_quick, const RowSink<Row>& sink) {
    using Made = MadeRows<Row, decltype(begin_quick(LineBlock()))>;
    const auto watch = sink.effort().watch;
    CsvBlocks blocks(input, path, watch);
    if (auto begun = blocks.begin(header); !begun) return begun;
    Spare<std::vector<typename Made::Made>> rooms;
    OrderedStream<LineBlock, Made> made(
        sink.effort().threads, [&] { return blocks.next(); },
        [&](LineBlock block) {
            InPhase making(watch, Phase::parse, block.bytes.size());
            auto quick = begin_quick(block);
            Made rows(std::move(block), std::move(quick), rooms.take());
            rows.make(make, sink);
            making.did(0, rows.rows().size());
            return rows;
        });
    while (auto block = made.next()) {
        for (auto& [line, text, row] : block->rows()) {
            if (auto taken = sink({line}, text, std::move(row)); !taken) return taken;
        }
        rooms.give_back(std::move(block->rows()));
    }
    return blocks.finish(made_by<Row>(make, sink));
}

template <class Row>
Result<void> each_made_row(std::istream& input, const std::string& path,
                           const std::function<Result<void>(const CsvRow&)>& header,
                           const std::function<Result<Row>(const CsvRow&)>& make,
                           const RowSink<Row>& sink) {
    return each_made_row<Row>(
        input, path, header, make, [](const LineBlock&) { return NoQuickRows(); }, sink);
}

}  // namespace saksi::record
