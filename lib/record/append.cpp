// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/append.hpp"

#include <utility>

#include "ndjson.hpp"
#include "reject_log.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

class Appender {
 public:
    Appender(EventBatch& batch, const RejectRule& rule) : batch_(batch), rejects_(rule) {}

    /// An error is the system's; what is wrong with a line is kept.
    Result<void> take(const AppendInput& input) {
        if (input.stream == nullptr) return refuse(ErrorCode::usage, input.name, "no stream");
        EventLines lines(*input.stream, batch_.effort(), EventLines::Figures::judged);
        while (auto* line = lines.next()) {
            ++report_.lines;
            batch_.state().expect(lines.begun());
            auto taken = take(input, *line);
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
    Result<void> take(const AppendInput& input, const EventLine& line) {
        if (line.form != nullptr) return add(input, line, *line.form);
        if (!*line.event) return reject(input, line, std::move(line.event->error()));
        return add(input, line, **line.event);
    }

    /// An event, or a form that was read in place.
    template <class Prepared>
    Result<void> add(const AppendInput& input, const EventLine& line, const Prepared& prepared) {
        auto accepted = batch_.accepts(prepared);
        if (!accepted) return reject(input, line, std::move(accepted.error()));
        const auto placed = batch_.add(prepared);
        if (!placed) return pass_on(placed.error());
        count(*placed);
        return {};
    }

    void count(const Placed& placed) {
        ++(placed.duplicate ? report_.duplicates : report_.added);
        if (placed.step && placed.step->kind == StepKind::stray) ++report_.strays;
    }

    Result<void> reject(const AppendInput& input, const EventLine& line, Error error) {
        ++report_.rejected;
        rejects_.note(input.name, line.number, std::string(line.text), std::move(error));
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
