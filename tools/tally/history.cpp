// saksi-tally history: every version of a form or a candidacy, its cause and its
// instrument.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/form_choice.hpp"
#include "cli/form_difference.hpp"
#include "cli/messages.hpp"
#include "saksi/audit/form_history.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/candidacy_words.hpp"
#include "tally/commands.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::FormVersion;

struct Options {
    LogOptions log;
    std::optional<std::string> tps;
    std::optional<std::string> candidate;
    FormChoice choice;
};

void declare(Command& command, Options& options) {
    options.log.declare_walk(command);
    command.option("--tps", "CODE", options.tps,
                   N_("13 digits, or names: \"Denpasar Selatan/Sesetan/7\""));
    command.option("--candidate", "KEY", options.candidate,
                   N_("a candidate's key, as on the ballot, instead of a TPS"));
    options.choice.declare(command);
}

void print_version(const FormVersion& version, const FormVersion* before, Output& out) {
    const auto& header = version.event.header;
    out.line(
        say("entry {0}: {1}", version.version.index, words_for_step(version.step, version.event)) +
        (version.current ? say(" (current)") : ""));
    out.line(say("  time stamp {0}, observed {1}, logged by {2}", words_for(header.at),
                 words_for(header.observed), printable(header.by)));
    if (before == nullptr) return;
    for (const auto& each : differences(*before, version))
        out.line("  " + each.field + "  " + each.before + " → " + each.after);
}

json::Object as_json(const FormVersion& version, const FormVersion* before) {
    auto object = tools::as_json(version);
    json::Array changes;
    if (before != nullptr)
        for (const auto& each : differences(*before, version)) {
            json::Object change;
            change.set("field", each.field).set("before", each.before).set("after", each.after);
            changes.emplace_back(std::move(change));
        }
    object.set("changes", std::move(changes));
    return object;
}

/// Each version beside the one that was current before it.
json::Array tell(const audit::TpsSheet& sheet, Output& out) {
    json::Array versions;
    const FormVersion* current = nullptr;
    for (const auto& version : sheet.versions) {
        print_version(version, current, out);
        versions.emplace_back(as_json(version, current));
        if (version.step != record::StepKind::stray) current = &version;
    }
    return versions;
}

int tell_tps(const Options& options, OpenLog& log, bool trusted, Output& out) {
    const auto selection = choose_forms(options.choice, log);
    if (!selection) return out.fail(selection.error());
    const auto sheet = audit::read_tps_sheet(log.reader(), *selection, {*options.tps});
    if (!sheet) return out.fail(sheet.error());
    out.line(printable(sheet->display_name) + " (" + election::display_code(sheet->tps) + ")");
    out.line(say("{0} versions at log size {1}", sheet->versions.size(), sheet->size));
    auto versions = tell(*sheet, out);
    out.line(not_official());
    json::Object fields;
    log.finish(fields, out);
    fields.set("tps", election::to_json(sheet->tps)).set("versions", std::move(versions));
    return out.answer(std::move(fields), code_for(trusted, sheet->opaque, out));
}

int tell_candidate(const Options& options, OpenLog& log, bool trusted, Output& out) {
    const audit::LogSelection selection{options.choice.election.value_or(""), log.size(), {}};
    const auto history = audit::read_candidacy(log.reader(), selection, *options.candidate);
    if (!history) return out.fail(history.error());
    if (history->versions.empty())
        return out.fail(refuse(ErrorCode::not_found, "--candidate",
                               "no candidacy of the log has this key", *options.candidate)
                            .value());
    out.line(say("{0} versions at log size {1}", history->versions.size(), history->size));
    auto versions = tools::tell(*history, out);
    json::Object fields;
    log.finish(fields, out);
    fields.set("candidate", *options.candidate).set("versions", std::move(versions));
    return out.answer(std::move(fields), code_for(trusted, history->opaque, out));
}

int run(const Options& options, Output& out) {
    if (options.tps.has_value() == options.candidate.has_value())
        return out.fail(
            refuse(ErrorCode::usage, "--tps, --candidate", "give one of the two").value());
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    const bool trusted = log->trusted(out);
    return options.tps ? tell_tps(options, *log, trusted, out)
                       : tell_candidate(options, *log, trusted, out);
}

}  // namespace

void add_tally_history(cli::Tool& tool) {
    tool.add<Options>("history", N_("every version of a TPS's form, or of a candidacy"), declare,
                      run);
}

}  // namespace saksi::tools
