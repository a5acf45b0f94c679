// saksi-tally history: every version of a form, its cause and its instrument.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/form_choice.hpp"
#include "cli/messages.hpp"
#include "saksi/audit/form_history.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/commands.hpp"
#include "tally/form_difference.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::FormVersion;

struct Options {
    LogOptions log;
    std::string tps;
    FormChoice choice;
};

void declare(Command& command, Options& options) {
    options.log.declare(command);
    command.option("--tps", "CODE", options.tps,
                   N_("13 digits, or names: \"Denpasar Selatan/Sesetan/7\""));
    options.choice.declare(command);
}

const election::CHasil& form_of(const FormVersion& version) {
    return std::get<election::CHasil>(version.event.body);
}

std::string words_for_step(const FormVersion& version) {
    if (version.step == record::StepKind::opens) return _("first version");
    const auto& correction = version.event.correction;
    const auto cause = correction ? std::string(name_of(correction->cause)) : std::string("-");
    const auto instrument = correction && correction->instrument
                                ? printable(*correction->instrument)
                                : std::string(_("none"));
    if (version.step == record::StepKind::stray)
        return say("replaces no current version, counted nowhere; cause {0}", cause);
    return say("cause {0}, instrument {1}", cause, instrument);
}

void print_version(const FormVersion& version, const FormVersion* before, Output& out) {
    const auto& header = version.event.header;
    out.line(say("entry {0}: {1}", version.version.index, words_for_step(version)) +
             (version.current ? say(" (current)") : ""));
    out.line(say("  time stamp {0}, observed {1}, logged by {2}", words_for(header.at),
                 words_for(header.observed), printable(header.by)));
    if (before == nullptr) return;
    for (const auto& each : differences(form_of(*before), form_of(version)))
        out.line("  " + each.field + "  " + each.before + " → " + each.after);
}

json::Object as_json(const FormVersion& version, const FormVersion* before) {
    auto object = tools::as_json(version);
    json::Array changes;
    if (before != nullptr)
        for (const auto& each : differences(form_of(*before), form_of(version))) {
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

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    const bool trusted = log->trusted(out);
    const auto selection = choose_forms(options.choice, *log);
    if (!selection) return out.fail(selection.error());
    const auto sheet = audit::read_tps_sheet(log->reader(), *selection, {options.tps});
    if (!sheet) return out.fail(sheet.error());
    out.line(printable(sheet->display_name) + " (" + election::display_code(sheet->tps) + ")");
    out.line(say("{0} versions at log size {1}", sheet->versions.size(), sheet->size));
    auto versions = tell(*sheet, out);
    out.line(not_official());
    json::Object fields;
    log->put(fields);
    fields.set("tps", election::to_json(sheet->tps)).set("versions", std::move(versions));
    return out.answer(std::move(fields), code_for(trusted, sheet->opaque, out));
}

}  // namespace

void add_tally_history(cli::Tool& tool) {
    tool.add<Options>("history", N_("every version of a TPS's form"), declare, run);
}

}  // namespace saksi::tools
