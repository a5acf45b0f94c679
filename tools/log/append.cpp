// saksi-log append: events as NDJSON, all or nothing.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/append.hpp"
#include "cli/threads.hpp"
#include "cli/timings.hpp"
#include "log/commands.hpp"
#include "log/event_inputs.hpp"
#include "log/rejects.hpp"
#include "log/session.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    std::string directory;
    std::vector<std::string> files;
    std::optional<std::string> rejects;
    std::optional<std::uint64_t> threads;
    bool timings = false;
    KeyOptions key;
};

void declare(Command& command, Options& options) {
    command.takes("DIR", options.directory, N_("the log's folder"));
    command.takes("FILE", options.files,
                  N_("events, one JSON object a line; - or none: standard input"));
    command.option("--rejects", "FILE", options.rejects,
                   N_("log the good lines, write the bad ones here, and exit 1"));
    declare_threads(command, options.threads);
    declare_timings(command, options.timings);
    options.key.declare(command);
    command.explain(
        N_("All or nothing: if one line is refused, none of any file is logged. An event that is "
           "in the log already is not logged again."));
}

struct Done {
    record::AppendReport report;
    log::Committed committed;
    std::optional<Error> no_hints;  ///< why the lookup files lag behind
};

Result<Done> append(const Options& options, const EventInputs& inputs,
                    const record::RejectRule& rule, PhaseWatch* watch) {
    const auto threads = threads_from(options.threads);
    if (!threads) return pass_on(threads.error());
    auto session = LogSession::open(options.directory, options.key, {*threads, watch});
    if (!session) return pass_on(session.error());
    auto recorder = session->recorder();
    if (!recorder) return pass_on(recorder.error());
    auto batch = recorder->begin();
    if (!batch) return pass_on(batch.error());
    const auto report = record::append_events(*batch, inputs.all(), rule);
    if (!report) return pass_on(report.error());
    auto committed = recorder->commit(*batch);
    if (!committed) return pass_on(committed.error());
    return Done{*report, std::move(*committed), recorder->lookup_trouble()};
}

json::Object fields_of(const Done& done, const Rejects& rejects) {
    json::Object fields;
    put_committed(done.committed, fields);
    fields.set("lines", number(done.report.lines));
    fields.set("duplicates", number(done.report.duplicates));
    fields.set("strays", number(done.report.strays));
    fields.set("rejected", number(done.report.rejected));
    fields.set("rejects", rejects.as_json());
    return fields;
}

int run(const Options& options, Output& out) {
    EventInputs inputs;
    if (auto opened = inputs.open(options.files); !opened) return out.fail(opened.error());
    Rejects rejects(options.rejects, out);
    if (auto opened = rejects.open(); !opened) return out.fail(opened.error());

    Timings timings(options.timings);
    Progress progress(out, _("megabytes read"));
    timings.follow(Phase::read, inputs.bytes(), progress);
    const auto done = append(options, inputs, rejects.rule(), timings.watch());
    progress.end();
    rejects.summarise();
    if (!done) return out.fail(done.error(), advice_for(done.error(), options.directory));
    if (auto closed = rejects.close(); !closed) return out.fail(closed.error());
    print_committed(done->committed, out);
    warn_of_hints(done->no_hints, out);
    if (done->report.duplicates > 0)
        out.line(say("in the log already: {0}", done->report.duplicates));
    if (done->report.strays > 0)
        out.warn(say("{0} of them replace no current version: kept, and counted nowhere",
                     done->report.strays));
    if (done->report.rejected > 0)
        out.line(say("refused: {0}, written to {1}", done->report.rejected, *options.rejects));
    timings.print(out);
    auto fields = fields_of(*done, rejects);
    timings.put(fields);
    return out.answer(std::move(fields), done->report.rejected > 0 ? does_not_hold : holds);
}

}  // namespace

void add_log_append(cli::Tool& tool) {
    tool.add<Options>("append", N_("log events"), declare, run);
}

}  // namespace saksi::tools
