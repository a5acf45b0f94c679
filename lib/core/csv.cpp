// RFC 4180, strictly: one byte at a time, each either taken into the row or
// the reason why there is none.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/csv.hpp"

#include <algorithm>

#include "csv_source.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi {
namespace {

std::string line_place(std::uint64_t line) { return "line " + std::to_string(line); }

}  // namespace

class CsvReader::Impl {
 public:
    explicit Impl(std::istream& input) : source_(input, 1) {
        source_.skip_at_start("\xef\xbb\xbf");
    }
    Impl(std::istream& input, std::uint64_t line) : source_(input, line) {}

    Result<std::optional<CsvRow>> next() {
        row_ = {};
        if (finished_) return std::nullopt;
        row_.line = source_.line();
        finished_ = source_.peek() == csv::no_byte;
        const auto plain = source_.take_plain_line();
        const bool read = !finished_ && (plain ? split_plain(*plain) : read_row());
        if (source_.broken()) return refuse_stream();
        if (finished_) return std::nullopt;
        if (!read) return pass_on(std::move(error_));
        return std::move(row_);
    }

    [[nodiscard]] const std::string& text() const noexcept { return row_.text; }

 private:
    enum class Ending : std::uint8_t { comma, row, refused };

    tl::unexpected<Error> refuse_stream() {
        finished_ = true;
        return refuse(ErrorCode::io, here(), "cannot be read");
    }

    /// What nearly all rows are. Everything else is for read_row().
    bool split_plain(std::string_view line) {
        row_.text = line;
        row_.fields.reserve(csv::commas_in(line) + 1);
        for (auto left = line;;) {
            const auto comma = left.find(',');
            row_.fields.emplace_back(left.substr(0, comma));
            if (comma == std::string_view::npos) return is_utf8();
            left.remove_prefix(comma + 1);
        }
    }

    bool read_row() {
        auto ending = Ending::comma;
        while (ending == Ending::comma) {
            if (row_.fields.size() == csv::max_fields) {
                ending = stop(refuse(ErrorCode::too_large, here(), "a row of too many fields"));
            } else {
                ending = read_field(row_.fields.emplace_back());
            }
        }
        return ending == Ending::row && is_utf8();
    }

    Ending read_field(std::string& field) {
        if (source_.peek() != '"') return read_plain(field);
        take();
        return read_quoted(field);
    }

    Ending read_plain(std::string& field) {
        while (row_.text.size() < csv::max_row) {
            const int byte = take();
            if (byte == '"') {
                return stop(
                    refuse(ErrorCode::malformed, here(), "a quote inside an unquoted field"));
            }
            if (ends_plain(byte)) return end_field(byte);
            field += static_cast<char>(byte);
        }
        return stop_at_size();
    }

    /// `field` is what stands after the opening quote.
    Ending read_quoted(std::string& field) {
        const auto opened = here();
        while (row_.text.size() < csv::max_row) {
            const int byte = take();
            if (byte == csv::no_byte) {
                return stop(refuse(ErrorCode::malformed, opened, "the file ends inside quotes"));
            }
            if (byte == '"' && source_.peek() != '"') return end_field(take());
            if (byte == '"') take();
            field += static_cast<char>(byte);
        }
        return stop_at_size();
    }

    static bool ends_plain(int byte) noexcept {
        return byte == ',' || byte == '\n' || byte == '\r' || byte == csv::no_byte;
    }

    /// What the byte after a field's own means.
    Ending end_field(int byte) {
        if (byte == ',') return Ending::comma;
        if (byte == csv::no_byte) return Ending::row;
        if (byte == '\n') return end_row(1);
        if (byte == '\r' && source_.peek() == '\n') {
            take();
            return end_row(2);
        }
        if (byte == '\r') {
            return stop(
                refuse(ErrorCode::malformed, here(), "a carriage return without its line feed"));
        }
        return stop(refuse(ErrorCode::malformed, here(), "something follows a closing quote"));
    }

    Ending end_row(std::size_t line_end) {
        row_.text.resize(row_.text.size() - line_end);
        return Ending::row;
    }

    /// Only now, because the bytes of one character come one by one.
    bool is_utf8() {
        const auto broken = find_invalid_utf8(row_.text);
        if (!broken) return true;
        const auto before = std::string_view(row_.text).substr(0, *broken);
        const auto lines = std::count(before.begin(), before.end(), '\n');
        const auto line = row_.line + static_cast<std::uint64_t>(lines);
        error_ = refuse(ErrorCode::malformed, line_place(line), "is not UTF-8").value();
        return false;
    }

    Ending stop_at_size() {
        return stop(
            refuse(ErrorCode::too_large, line_place(row_.line), "a row of more than 1 MiB"));
    }

    /// Notes an error and goes to the line below.
    Ending stop(tl::unexpected<Error> error) {
        error_ = std::move(error.value());
        auto& text = row_.text;
        bool line_ended = !text.empty() && text.back() == '\n';
        if (line_ended) text.pop_back();
        while (!line_ended && source_.peek() != csv::no_byte) {
            const int byte = source_.take();
            line_ended = byte == '\n';
            if (!line_ended && text.size() < csv::max_row) text += static_cast<char>(byte);
        }
        if (line_ended && !text.empty() && text.back() == '\r') text.pop_back();
        return Ending::refused;
    }

    /// The next byte, which becomes part of the row's text.
    int take() {
        const int byte = source_.take();
        if (byte != csv::no_byte) row_.text += static_cast<char>(byte);
        return byte;
    }

    [[nodiscard]] std::string here() const { return line_place(source_.line()); }

    csv::Source source_;
    CsvRow row_;
    Error error_;
    bool finished_ = false;
};

CsvReader::CsvReader(std::istream& input) : impl_(std::make_unique<Impl>(input)) {}
CsvReader::CsvReader(std::istream& input, std::uint64_t line)
    : impl_(std::make_unique<Impl>(input, line)) {}
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

Result<std::optional<CsvRow>> CsvReader::next() { return impl_->next(); }

const std::string& CsvReader::passed_over() const noexcept { return impl_->text(); }

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char byte : text) {
        if (byte == '"') quoted += byte;
        quoted += byte;
    }
    return quoted + '"';
}

}  // namespace saksi
