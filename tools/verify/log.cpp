// saksi-verify log: everything hashed again, every file accounted for.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.hpp"
#include "cli/log_folder.hpp"
#include "cli/messages.hpp"
#include "cli/policy_words.hpp"
#include "cli/progress.hpp"
#include "cli/threads.hpp"
#include "cli/timings.hpp"
#include "saksi/audit/log_check.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/core/utf8.hpp"
#include "verify/commands.hpp"
#include "verify/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    std::string log;
    std::string policy;
    std::optional<std::string> entries;
    std::optional<std::string> origin;
    std::optional<std::uint64_t> threads;
    bool timings = false;
};

void declare(Command& command, Options& options) {
    command.takes("LOG", options.log, N_("a log's folder"));
    command.option("--policy", "FILE", options.policy,
                   N_("whom to trust: a tlog-policy, or one vkey line"));
    command.choice(
        "--entries", {"saksi", "any"}, options.entries,
        N_("any: another program's log; entries are opaque, files we do not know are only listed"));
    command.option("--origin", "NAME", options.origin,
                   N_("the log that is meant, if the policy knows several"));
    declare_threads(command, options.threads);
    declare_timings(command, options.timings);
    command.explain(N_(
        "A file that is missing, malformed, surplus or wrong is named, and the exit code is 1. No "
        "checkpoint at all, or a disk that cannot be read, is 2."));
}

std::string place_of(const audit::LogFinding& finding) {
    auto place = printable(finding.file);
    if (finding.entry) place += say(", entry {0}", *finding.entry);
    if (finding.hash) place += say(", hash {0}", *finding.hash);
    return place;
}

json::Object as_json(const audit::LogFinding& finding) {
    json::Object object;
    object.set("flaw", audit::to_string(finding.flaw)).set("file", printable(finding.file));
    object.set("entry", finding.entry ? number(*finding.entry) : json::Value());
    object.set("hash", finding.hash ? number(*finding.hash) : json::Value());
    object.set("reason", finding.reason).set("detail", printable(finding.detail));
    return object;
}

/// Translated; the same words as audit::to_string.
std::string words_for(audit::LogFlaw flaw) {
    switch (flaw) {
        case audit::LogFlaw::missing:
            return _("missing");
        case audit::LogFlaw::surplus:
            return _("surplus");
        case audit::LogFlaw::malformed:
            return _("malformed");
        case audit::LogFlaw::wrong:
            return _("wrong");
        case audit::LogFlaw::unsigned_:
            return _("unsigned");
    }
    return {};
}

void print(const audit::LogReport& report, audit::Entries entries, Output& out) {
    const auto origin =
        report.checkpoint ? printable(report.checkpoint->checkpoint.origin) : std::string("?");
    print_verdict(report.holds(), say("{0}, size {1}", origin, report.size), out);
    print_policy(report.policy, out);
    out.line(say("{0} entries in {1} files ({2} bytes), {3} kept checkpoints", report.entries,
                 report.files, report.bytes, report.archived));
    if (report.opaque > 0)
        out.line(say("{0} events are of a kind this version does not know: counted, not read",
                     report.opaque));
    if (report.lookups > 0) out.line(say("{0} lookup files were compared", report.lookups));
    if (report.timestamps_not_checked > 0)
        out.line(say("{0} time stamps were not checked", report.timestamps_not_checked));
    for (const auto& finding : report.findings) {
        const Error error{{}, place_of(finding), finding.reason, finding.detail};
        out.line(words_for(finding.flaw) + "  " + in_words(error));
    }
    if (report.findings_not_kept > 0)
        out.line(say("and {0} findings more", report.findings_not_kept));
    for (const auto& file : report.unknown_files)
        out.line(say("not part of a log: {0}", printable(file)));
    if (entries == audit::Entries::saksi)
        out.line(_("Not proved: that the forms are the same as the paper."));
}

json::Object fields_of(const audit::LogReport& report) {
    json::Array findings;
    for (const auto& finding : report.findings) findings.emplace_back(as_json(finding));
    json::Array unknown;
    for (const auto& file : report.unknown_files) unknown.emplace_back(printable(file));
    json::Object fields;
    fields.set("origin", report.checkpoint
                             ? json::Value(printable(report.checkpoint->checkpoint.origin))
                             : json::Value());
    fields.set("size", number(report.size)).set("entries", number(report.entries));
    fields.set("opaque", number(report.opaque))
        .set("files", number(report.files))
        .set("bytes", number(report.bytes));
    fields.set("checkpoints", number(report.archived));
    fields.set("lookups", number(report.lookups));
    fields.set("timestamps_not_checked", number(report.timestamps_not_checked));
    fields.set("findings", std::move(findings))
        .set("findings_not_kept", number(report.findings_not_kept));
    fields.set("unknown_files", std::move(unknown)).set("policy", cli::as_json(report.policy));
    return fields;
}

int run(const Options& options, Output& out) {
    const auto policy = read_policy(options.policy);
    if (!policy) return out.fail(policy.error());
    const auto folder = public_folder_of(options.log);
    if (!folder) return out.fail(folder.error());
    const auto threads = threads_from(options.threads);
    if (!threads) return out.fail(threads.error());
    audit::LogCheckOptions with;
    with.entries = options.entries == "any" ? audit::Entries::any : audit::Entries::saksi;
    with.origin = options.origin.value_or("");
    Timings timings(options.timings);
    with.effort = {*threads, timings.watch()};
    Progress progress(out, _("checking"));
    with.progress = progress.follower();
    const auto report = audit::check_log(posix_file_system(), *folder, *policy, with);
    progress.end();
    if (!report) return out.fail(report.error());
    print(*report, with.entries, out);
    timings.print(out);
    auto fields = fields_of(*report);
    timings.put(fields);
    return out.answer(std::move(fields), report->holds() ? holds : does_not_hold);
}

}  // namespace

void add_verify_log(cli::Tool& tool) {
    tool.add<Options>("log", N_("is this log whole, and signed as the policy asks?"), declare, run);
}

}  // namespace saksi::tools
