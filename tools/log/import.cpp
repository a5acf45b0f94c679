// saksi-log import: real exports become events, all or nothing over all files.
//
// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <vector>

#include "cli/threads.hpp"
#include "cli/timings.hpp"
#include "log/commands.hpp"
#include "log/import_input.hpp"
#include "log/import_options.hpp"
#include "log/import_report.hpp"
#include "log/rejects.hpp"
#include "log/session.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    std::string directory;
    std::vector<std::string> files;
    ImportArguments import;
    std::optional<std::string> name;
    std::optional<std::string> rejects;
    std::optional<std::uint64_t> threads;
    bool timings = false;
    KeyOptions key;
};

void declare(Command& command, Options& options) {
    command.takes("DIR", options.directory, N_("the log's folder"));
    command.takes_some("FILE", options.files,
                       N_("exports; of a folder, all its files in the order of their names"));
    options.import.declare(command);
    command.option("--name", "NAME", options.name,
                   N_("the file name under which standard input, -, is logged"));
    command.option("--rejects", "FILE", options.rejects,
                   N_("log the good rows, write the bad ones here, and exit 1"));
    declare_threads(command, options.threads);
    declare_timings(command, options.timings);
    options.key.declare(command);
    command.explain(N_(
        "The same files again add nothing. What changed since the last import is logged as a new "
        "version with its cause; what is missing from a file is not taken for withdrawn."));
}

struct Done {
    ImportReport report;
    log::Committed committed;
    std::optional<Error> no_hints;  ///< why the lookup files lag behind
};

/// A file is read three times: hashed, judged and logged.
constexpr std::uint64_t readings = 3;

Result<Done> import(const Options& options, const record::RejectRule& rule, Timings& timings,
                    Progress& progress) {
    const auto threads = threads_from(options.threads);
    if (!threads) return pass_on(threads.error());
    auto input = import_input(options.files, options.name);
    if (!input) return pass_on(input.error());
    timings.follow(Phase::read, readings * input->bytes, progress);
    auto session = LogSession::open(options.directory, options.key, {*threads, timings.watch()});
    if (!session) return pass_on(session.error());
    auto with = import_options(options.import, session->writer().head().checkpoint.origin);
    if (!with) return pass_on(with.error());
    with->rejects = rule;
    with->open = std::move(input->open);
    auto recorder = session->recorder();
    if (!recorder) return pass_on(recorder.error());
    auto batch = recorder->begin();
    if (!batch) return pass_on(batch.error());
    auto report = stage_import(options.import, *with, *batch, input->files);
    if (!report) return pass_on(report.error());
    auto committed = recorder->commit(*batch);
    if (!committed) return pass_on(committed.error());
    return Done{std::move(*report), std::move(*committed), recorder->lookup_trouble()};
}

int run(const Options& options, Output& out) {
    Rejects rejects(options.rejects, out);
    if (auto opened = rejects.open(); !opened) return out.fail(opened.error());
    Timings timings(options.timings);
    Progress progress(out, _("megabytes read"));
    const auto done = import(options, rejects.rule(), timings, progress);
    progress.end();
    rejects.summarise();
    if (!done) return out.fail(done.error(), advice_for(done.error(), options.directory));
    if (auto closed = rejects.close(); !closed) return out.fail(closed.error());
    print_committed(done->committed, out);
    warn_of_hints(done->no_hints, out);
    print_report(done->report, out);
    timings.print(out);
    json::Object fields;
    timings.put(fields);
    put_committed(done->committed, fields);
    put_report(done->report, fields);
    fields.set("rejects", rejects.as_json());
    return out.answer(std::move(fields), rejects.count() > 0 ? does_not_hold : holds);
}

}  // namespace

void add_log_import(cli::Tool& tool) {
    tool.add<Options>("import", N_("log real exports"), declare, run);
}

}  // namespace saksi::tools
