// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/append.hpp"

#include <utility>

#include "reject_log.hpp"
#include "saksi/core/json.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

constexpr std::size_t max_line = std::size_t{1} << 20;

struct Line {
    std::uint64_t number = 0;  ///< from 1
    std::string text;          ///< its first max_line bytes
    bool too_long = false;
};

/// The lines of a stream, LF or CRLF, the last perhaps without its end.
class LineReader {
 public:
    explicit LineReader(std::istream& input) : input_(input) {}

    [[nodiscard]] bool next(Line& line) {
        line = {line.number + 1, {}, false};
        int byte = input_.get();
        if (byte == end) return false;
        for (; byte != end && byte != '\n'; byte = input_.get()) {
            line.too_long = line.too_long || line.text.size() == max_line;
            if (!line.too_long) line.text.push_back(static_cast<char>(byte));
        }
        if (!line.text.empty() && line.text.back() == '\r') line.text.pop_back();
        return true;
    }
    /// Also when it was never open: an unreadable file is no empty one.
    [[nodiscard]] bool broken() const { return input_.bad() || !input_.eof(); }

 private:
    static constexpr int end = std::istream::traits_type::eof();
    std::istream& input_;
};

bool is_blank(const std::string& text) noexcept {
    return text.find_first_not_of(" \t") == std::string::npos;
}

Result<election::Event> read_line(const Line& line) {
    if (line.too_long) return refuse(ErrorCode::too_large, {}, "a line of more than 1 MiB");
    const auto value = json::parse(line.text);
    if (!value) return pass_on(value.error());
    return election::read_event(*value);
}

class Appender {
 public:
    Appender(EventBatch& batch, const RejectRule& rule) : batch_(batch), rejects_(rule) {}

    /// An error is the system's; what is wrong with a line is kept.
    Result<void> take(const AppendInput& input) {
        if (input.stream == nullptr) return refuse(ErrorCode::usage, input.name, "no stream");
        LineReader lines(*input.stream);
        for (Line line; lines.next(line);) {
            if (is_blank(line.text)) continue;
            ++report_.lines;
            auto taken = take(input, line);
            if (!taken) return taken;
        }
        if (lines.broken()) return refuse(ErrorCode::io, printable(input.name), "cannot be read");
        return {};
    }

    Result<AppendReport> finish() {
        const auto verdict = rejects_.verdict();
        if (!verdict) return pass_on(verdict.error());
        return report_;
    }

 private:
    Result<void> take(const AppendInput& input, const Line& line) {
        auto event = read_line(line);
        if (!event) return reject(input, line, std::move(event.error()));
        auto prepared = batch_.prepare(std::move(*event));
        if (!prepared) return reject(input, line, std::move(prepared.error()));
        const auto placed = batch_.add(*prepared);
        if (!placed) return pass_on(placed.error());
        count(*placed);
        return {};
    }

    void count(const Placed& placed) {
        ++(placed.duplicate ? report_.duplicates : report_.added);
        if (placed.step && placed.step->kind == StepKind::stray) ++report_.strays;
    }

    Result<void> reject(const AppendInput& input, Line line, Error error) {
        ++report_.rejected;
        rejects_.note(input.name, line.number, std::move(line.text), std::move(error));
        return {};
    }

    EventBatch& batch_;
    RejectLog rejects_;
    AppendReport report_;
};

}  // namespace

Result<AppendReport> append_events(EventBatch& batch, const std::vector<AppendInput>& inputs,
                                   const RejectRule& rule) {
    Appender appender(batch, rule);
    for (const auto& input : inputs) {
        const auto taken = appender.take(input);
        if (!taken) return pass_on(taken.error());
    }
    return appender.finish();
}

}  // namespace saksi::record
