// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_events.hpp"

#include <utility>

#include "import_course.hpp"
#include "ndjson.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

using election::Ballot;
using election::CHasil;
using election::DHasil;
using election::Event;
using election::Pemilu;
using election::Publication;

template <class... Bodies>
bool is_any_of(const Event& event) {
    return (std::holds_alternative<Bodies>(event.body) || ...);
}

/// What the lines so far add to what a later one may need: elections and
/// ballots. The log's own state changes only when they are staged.
class Announced {
 public:
    explicit Announced(const State& log) : log_(log) {}

    /// May this event be added, after those before it?
    [[nodiscard]] Result<void> accepts(const Event& event, const Hash& leaf) const {
        if (log_.leaves().find(leaf) || lines_.leaves().find(leaf)) return {};
        const auto by_log = log_.accepts(event);
        if (by_log && !has_ballot(lines_, event)) return {};
        const auto by_lines = lines_.accepts(event);
        if (by_lines && !has_ballot(log_, event)) return {};
        return !by_lines && knows_election_of(event) ? by_lines : by_log;
    }

    void observe(const Event& event, const Hash& leaf) {
        if (!is_any_of<Pemilu, Ballot>(event) || lines_.leaves().find(leaf)) return;
        const auto* known = log_.election(event.header.election);
        if (known != nullptr && !knows_election_of(event)) {
            lines_.observe(Hash{}, Event{event.header, std::nullopt, known->pemilu}, std::nullopt);
        }
        lines_.observe(leaf, event, std::nullopt);
    }

 private:
    /// Is it a ballot whose id is taken?
    [[nodiscard]] static bool has_ballot(const State& state, const Event& event) {
        const auto* ballot = std::get_if<Ballot>(&event.body);
        return ballot != nullptr && state.ballot(event.header.election, ballot->id) != nullptr;
    }
    [[nodiscard]] bool knows_election_of(const Event& event) const {
        return lines_.election(event.header.election) != nullptr;
    }

    const State& log_;
    State lines_;
};

class EventSteps : public ImportSteps<PreparedEvent> {
 public:
    EventSteps(EventBatch& batch, EventsImportReport& report)
        : batch_(batch), report_(report), announced_(batch.state()) {}

    Result<void> check(const PreparedEvent& row) override {
        auto accepted = announced_.accepts(row.event, row.leaf);
        if (accepted) announced_.observe(row.event, row.leaf);
        return accepted;
    }

    /// The same line again is a duplicate, as it is on append.
    std::string subject(const PreparedEvent&) override { return {}; }

    void count(const PreparedEvent& row, SnapshotCounts& counts) override {
        if (is_any_of<CHasil, DHasil, Publication>(row.event)) ++counts.forms;
    }

    Result<void> stage(PreparedEvent&& row) override {
        if (auto accepted = batch_.accepts(row); !accepted) return accepted;
        const auto placed = batch_.add(row);
        if (!placed) return pass_on(placed.error());
        ++(placed->duplicate ? report_.duplicates : report_.added);
        if (placed->step && placed->step->kind == StepKind::stray) ++report_.strays;
        return {};
    }

 private:
    EventBatch& batch_;
    EventsImportReport& report_;
    Announced announced_;
};

Result<void> read_lines(const ImportFile& file, std::istream& input, const Effort& effort,
                        const RowSink<PreparedEvent>& sink) {
    EventLines lines(input, effort);
    while (auto* line = lines.next()) {
        auto taken = sink({line->number}, line->text, line->take_event());
        if (!taken) return taken;
    }
    if (lines.broken()) return refuse(ErrorCode::io, printable(file.path), "cannot be read");
    return {};
}

}  // namespace

Result<EventsImportReport> import_events(EventBatch& batch, const ImportOptions& options,
                                         const std::vector<ImportFile>& files) {
    EventsImportReport report;
    const ImportSeries series{options, "events", std::nullopt};
    const ReadRows<PreparedEvent> read = [&](const auto& file, auto& input, const auto& sink) {
        return read_lines(file, input, batch.effort(), sink);
    };
    EventSteps steps(batch, report);
    const auto done = ImportCourse<PreparedEvent>(batch, series, read, steps, report).run(files);
    if (!done) return pass_on(done.error());
    return report;
}

}  // namespace saksi::record
