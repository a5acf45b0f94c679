// SPDX-License-Identifier: Apache-2.0
#include "csv_rows.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "refilled_buffer.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

/// A row made a form takes ten times the room it had: so much of them stays in cache.
constexpr std::size_t block_size = std::size_t{1} << 14;

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

/// What is left in a reader, after the header.
Result<void> each_left(CsvReader& reader, const std::string& path, const CsvSink& sink) {
    while (true) {
        auto next = reader.next();
        if (next && !*next) return {};
        if (!next && next.error().code == ErrorCode::io) {
            return pass_on(printable(path), std::move(next.error()));
        }
        Result<void> taken;
        if (next) {
            const auto text = std::move((*next)->text);
            taken = sink((*next)->line, text, std::move(**next));
        } else {
            const auto line = take_line(next.error());
            taken = sink(line, reader.passed_over(), pass_on(std::move(next.error())));
        }
        if (!taken) return taken;
    }
}

/// Reads `begun` and then what is left of a stream, if there is one.
class GoingOn : public RefilledBuffer {
 public:
    GoingOn(std::string_view begun, std::istream* rest) : rest_(rest) {
        auto* begin = const_cast<char*>(begun.data());  // a get area is never written to
        setg(begin, begin, begin + begun.size());
    }

 private:
    void refill() override {
        if (rest_ != nullptr) read_block(*rest_);
    }

    std::istream* rest_;
};

bool has_quote(const LineBlock& block) noexcept {
    return block.text().find('"') != std::string_view::npos;
}

}  // namespace

Result<void> each_row(std::istream& input, const std::string& path,
                      const std::function<Result<void>(const CsvRow&)>& header,
                      const CsvSink& sink) {
    CsvReader reader(input);
    const auto headed = read_header(reader, header);
    if (!headed) return pass_on(printable(path), headed.error());
    return each_left(reader, path, sink);
}

void each_row_of(std::string_view lines, std::uint64_t first, const CsvSink& sink) {
    GoingOn buffer(lines, nullptr);
    std::istream stream(&buffer);
    CsvReader reader(stream, first);
    // Neither memory nor who makes rows of it has errors that end this.
    static_cast<void>(each_left(reader, {}, sink));
}

/// A reader of what no block was made of, and of what is left of the stream.
struct CsvBlocks::Rest {
    Rest(LineBlock block, std::istream& input)
        : begun(std::move(block)),
          buffer(begun.text(), &input),
          stream(&buffer),
          reader(stream, begun.first) {}

    LineBlock begun;
    GoingOn buffer;
    std::istream stream;
    CsvReader reader;
};

CsvBlocks::CsvBlocks(std::istream& input, std::string path, PhaseWatch* watch)
    : input_(input), path_(std::move(path)), blocks_(input, block_size, watch) {}
CsvBlocks::~CsvBlocks() = default;

/// From here on one row after the other.
CsvReader& CsvBlocks::read_on(LineBlock block) {
    append(block.bytes, blocks_.take_ahead());
    rest_ = std::make_unique<Rest>(std::move(block), input_);
    return rest_->reader;
}

Result<void> CsvBlocks::begin(const std::function<Result<void>(const CsvRow&)>& header) {
    auto block = blocks_.next();
    if (!block || has_quote(*block)) {
        auto& reader = read_on(block ? std::move(*block) : LineBlock{});
        const auto headed = read_header(reader, header);
        if (!headed) return pass_on(printable(path_), headed.error());
        return {};
    }
    const auto text = block->text();
    const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
    GoingOn buffer(text.substr(0, end), nullptr);
    std::istream line(&buffer);
    CsvReader reader(line);
    const auto headed = read_header(reader, header);
    if (!headed) return pass_on(printable(path_), headed.error());
    ahead_ = LineBlock{2, copy_of(bytes_of(text.substr(end)))};
    return {};
}

std::optional<LineBlock> CsvBlocks::next() {
    if (rest_) return std::nullopt;
    auto block = ahead_ ? std::exchange(ahead_, std::nullopt) : blocks_.next();
    if (!block || !has_quote(*block)) return block;
    read_on(std::move(*block));
    return std::nullopt;
}

Result<void> CsvBlocks::finish(const CsvSink& sink) {
    if (rest_) return each_left(rest_->reader, path_, sink);
    if (!blocks_.broken()) return {};
    return refuse(ErrorCode::io, printable(path_), "cannot be read");
}

}  // namespace saksi::record
