// saksi-log mirror: a verified copy of a log, brought up to date.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/mirror.hpp"

#include "cli/log_reading.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "log/commands.hpp"
#include "saksi/core/file_system.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using log::MirrorVerdict;

struct Options {
    LogOptions log;
    std::string directory;
};

void declare(Command& command, Options& options) {
    options.log.declare_without_at(command);
    command.takes("DIR", options.directory, N_("the mirror's folder, made if missing"));
    command.explain(
        N_("Copies what is new, verified, and the checkpoint last: run it again and again, also "
           "after an interruption. What was copied before is never taken back: if the log shrank "
           "or changed its past, nothing is copied and the exit code is 1. The mirror is itself "
           "a log's folder."));
}

std::string in_words(const log::MirrorReport& report, std::uint64_t size) {
    const auto had = report.had ? report.had->head.size : 0;
    switch (report.verdict) {
        case MirrorVerdict::copied:
            return say("copied: entries {0} to {1}, {2} files, {3} bytes", had, size, report.files,
                       report.bytes);
        case MirrorVerdict::unchanged:
            return say("nothing new: size {0}", size);
        case MirrorVerdict::other_log:
            return say("The mirror is of another log: {0}", report.had->origin);
        case MirrorVerdict::rolled_back:
            return say("The log is smaller than before: {0} entries, and the mirror has {1}", size,
                       had);
        case MirrorVerdict::forked:
            return say("What the mirror has, {0} entries, is not the beginning of this log", had);
        case MirrorVerdict::not_done:
            break;
    }
    return {};
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    json::Object fields;
    log->put(fields);
    if (!log->trusted(out)) return out.answer(std::move(fields), does_not_hold);
    Progress progress(out, _("copying"));
    const auto report = log::mirror(log->store(), log->checkpoint(), posix_file_system(),
                                    options.directory, progress.follower());
    progress.end();
    if (!report) return out.fail(report.error());
    out.line(in_words(*report, log->size()));
    fields.set("outcome", log::to_string(report->verdict));
    fields.set("had", report->had ? number(report->had->head.size) : json::Value());
    fields.set("files", number(report->files)).set("bytes", number(report->bytes));
    return out.answer(std::move(fields), report->holds() ? holds : does_not_hold);
}

}  // namespace

void add_log_mirror(cli::Tool& tool) {
    tool.add<Options>("mirror", N_("copy a log, verified"), declare, run);
}

}  // namespace saksi::tools
