// saksi-log lookup: the small files that say where in a log things are.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/log_folder.hpp"
#include "cli/log_reading.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "log/commands.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/record/lookup_build.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    LogOptions log;
    bool anew = false;
};

void declare(Command& command, Options& options) {
    command.takes("LOG", options.log.log, N_("a log's folder, or a mirror's"));
    options.log.declare_effort(command);
    command.flag("--anew", options.anew,
                 N_("throw away what is there, and begin at the first entry"));
    command.explain(
        N_("Writes lookup/: one file for each kecamatan, and for names, candidates and documents, "
           "with the numbers of the entries about them. Readers then find a TPS in a log of "
           "millions by reading a few small files. Hints prove nothing and need not be trusted; "
           "saksi-verify log compares them with the entries. Once they are there, append, import "
           "and rekap keep them up to date."));
}

Result<record::LookupReport> refresh(const Options& options, OpenLog& log, Progress& progress) {
    auto& files = posix_file_system();
    const auto locked = record::lock_lookup(files, log.place());
    if (!locked) return pass_on(locked.error());
    record::LookupOptions with;
    with.anew = options.anew;
    with.progress = progress.follower();
    return record::refresh_lookup(log.reader(), log.checkpoint().checkpoint.origin, files,
                                  locked->place, with);
}

int run(const Options& options, Output& out) {
    const auto folder = public_folder_of(options.log.log);
    if (!folder) return out.fail(folder.error());
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    Progress progress(out, _("reading"));
    const auto report = refresh(options, *log, progress);
    progress.end();
    if (!report) return out.fail(report.error());
    out.line(say("hints of entries {0} to {1}: {2} new, {3} files written", report->from,
                 report->size, report->hints, report->files));
    json::Object fields;
    log->finish(fields, out);
    fields.set("from", number(report->from)).set("hints", number(report->hints));
    fields.set("files", number(report->files)).set("anew", report->anew);
    return out.answer(std::move(fields));
}

}  // namespace

void add_log_lookup(cli::Tool& tool) {
    tool.add<Options>("lookup", N_("write the hints by which things are found"), declare, run);
}

}  // namespace saksi::tools
