// saksi-prove tps: every version of a TPS's form, each with its proof.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/form_choice.hpp"
#include "cli/messages.hpp"
#include "prove/commands.hpp"
#include "prove/entry_files.hpp"
#include "saksi/audit/form_history.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    LogOptions log;
    std::string tps;
    std::string base;
    FormChoice choice;
};

void declare(Command& command, Options& options) {
    options.log.declare(command);
    command.option("--tps", "CODE", options.tps,
                   N_("13 digits, or names: \"Denpasar Selatan/Sesetan/7\""));
    options.choice.declare(command);
    command.option("-o,--output", "BASE", options.base,
                   N_("writes BASE.0.json, BASE.0.tlog-proof, BASE.1.json ..."));
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    const bool trusted = log->trusted(out);
    const auto selection = choose_forms(options.choice, *log);
    if (!selection) return out.fail(selection.error());
    const auto sheet = audit::read_tps_sheet(log->reader(), *selection, {options.tps});
    if (!sheet) return out.fail(sheet.error());
    if (sheet->versions.empty())
        return out.fail(
            {ErrorCode::not_found, options.tps, N_("no form of this TPS is logged"), {}});
    json::Array files;
    for (std::size_t i = 0; i < sheet->versions.size(); ++i) {
        const auto& version = sheet->versions[i];
        auto written = write_entry_files(*log, version.version.index,
                                         options.base + "." + std::to_string(i), out);
        if (!written) return out.fail(written.error());
        written->set("step", name_of(version.step)).set("current", version.current);
        files.emplace_back(std::move(*written));
    }
    json::Object fields;
    log->put(fields);
    fields.set("versions", std::move(files));
    return out.answer(std::move(fields), trusted ? holds : does_not_hold);
}

}  // namespace

void add_prove_tps(cli::Tool& tool) {
    tool.add<Options>("tps", N_("prove every version of a TPS's form"), declare, run);
}

}  // namespace saksi::tools
