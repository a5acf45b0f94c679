// saksi-prove tps: every version of a TPS's form, each with its proof.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/form_choice.hpp"
#include "cli/messages.hpp"
#include "prove/commands.hpp"
#include "prove/completeness.hpp"
#include "prove/entry_files.hpp"
#include "saksi/audit/form_history.hpp"
#include "saksi/audit/tps_lookup.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    LogOptions log;
    std::string tps;
    std::string base;
    std::optional<std::string> find;
    FormChoice choice;
};

void declare(Command& command, Options& options) {
    options.log.declare(command);
    command.option("--tps", "CODE", options.tps,
                   N_("13 digits, or names: \"Denpasar Selatan/Sesetan/7\""));
    options.choice.declare(command);
    command.option("-o,--output", "BASE", options.base,
                   N_("writes BASE.0.json, BASE.0.tlog-proof, BASE.1.json ..."));
    command.choice("--find", {"hints", "scan"}, options.find,
                   N_("how: by the log's hints (of an address, where there are any), or by reading "
                      "all of it, which alone shows that there is no other version"));
}

/// The versions of the form, and how they were found.
struct Found {
    std::vector<audit::FormVersion> versions;
    Completeness completeness;
};

Result<Found> by_hints(const Options& options, OpenLog& log, const audit::FormSelection& selection,
                       record::Lookup lookup) {
    auto hinted = audit::read_hinted_versions(lookup, selection, {options.tps});
    if (!hinted) return pass_on(hinted.error());
    return Found{std::move(hinted->versions), {false, hinted->hinted, log.size()}};
}

Result<Found> by_scan(const Options& options, OpenLog& log, const audit::FormSelection& selection) {
    auto sheet = audit::read_tps_sheet(log.reader(), selection, {options.tps});
    if (!sheet) return pass_on(sheet.error());
    return Found{std::move(sheet->versions), {true, sheet->size, log.size()}};
}

/// Where each file is a journey, hints are followed if there are any.
Result<Found> find(const Options& options, OpenLog& log, const audit::FormSelection& selection) {
    const bool hints = options.find ? *options.find == "hints" : log.is_far();
    if (!hints) return by_scan(options, log, selection);
    auto lookup = log.lookup();
    if (lookup) return by_hints(options, log, selection, std::move(*lookup));
    if (options.find || lookup.error().code != ErrorCode::not_found)
        return pass_on(no_lookup(lookup.error()));
    return by_scan(options, log, selection);
}

Error no_version(const Options& options, const Completeness& completeness) {
    const char* reason = completeness.by_scan
                             ? N_("no form of this TPS is logged")
                             : N_("no hint leads to a form of this TPS; --find scan reads all");
    return {ErrorCode::not_found, options.tps, reason, {}};
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    const bool trusted = log->trusted(out);
    const auto selection = choose_forms(options.choice, *log);
    if (!selection) return out.fail(selection.error());
    const auto found = find(options, *log, *selection);
    if (!found) return out.fail(found.error());
    if (found->versions.empty()) return out.fail(no_version(options, found->completeness));
    json::Array files;
    for (std::size_t i = 0; i < found->versions.size(); ++i) {
        const auto& version = found->versions[i];
        const auto entry = election::print_event(version.event);  // canonical: the very bytes
        if (!entry) return out.fail(entry.error());
        auto written = write_entry_files(*log, version.version.index, bytes_of(*entry),
                                         options.base + "." + std::to_string(i), out);
        if (!written) return out.fail(written.error());
        written->set("step", name_of(version.step)).set("current", version.current);
        files.emplace_back(std::move(*written));
    }
    print_completeness(found->completeness, out);
    json::Object fields;
    log->put(fields);
    fields.set("versions", std::move(files)).set("completeness", as_json(found->completeness));
    return out.answer(std::move(fields), trusted ? holds : does_not_hold);
}

}  // namespace

void add_prove_tps(cli::Tool& tool) {
    tool.add<Options>("tps", N_("prove every version of a TPS's form"), declare, run);
}

}  // namespace saksi::tools
