// saksi-prove rekap: that a TPS's form is in the totals of its area.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/rekap.hpp"
#include "cli/files.hpp"
#include "cli/form_choice.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "prove/commands.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    LogOptions log;
    std::string tps;
    std::string file;
    FormChoice choice;
};

void declare(Command& command, Options& options) {
    options.log.declare(command);
    command.option("--tps", "CODE", options.tps,
                   N_("13 digits, or names: \"Denpasar Selatan/Sesetan/7\""));
    options.choice.declare(command);
    command.option("-o,--output", "FILE", options.file, N_("the proof; - is standard output"));
    command.explain(
        N_("The proof is of the newest rekap_root that the log has of the TPS's area "
           "(saksi-log rekap logs one). It holds the form and the table of every level, and "
           "saksi-verify rekap checks it without the log."));
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    const bool trusted = log->trusted(out);
    auto selection = choose_forms(options.choice, *log);
    if (!selection) return out.fail(selection.error());
    Progress progress(out, _("adding up"));
    selection->progress = progress.follower();
    const auto proof =
        audit::prove_rekap(log->reader(), log->checkpoint(), *selection, {options.tps});
    progress.end();
    if (!proof) return out.fail(proof.error());
    const auto text = note::print_rekap_proof(*proof);
    if (text.size() > note::max_rekap_proof_size)
        return out.fail({ErrorCode::too_large, options.tps,
                         N_("a rekap proof has at most 8,000,000 bytes"),
                         std::to_string(text.size())});
    if (auto written = write_output(options.file, bytes_of(text), out); !written)
        return out.fail(written.error());
    if (options.file != "-")
        out.line(say("{0}: {1} tables, {2} bytes, of the rekap_root at entry {3}", options.file,
                     proof->path.nodes.size(), text.size(), proof->root.inclusion.index));
    json::Object fields;
    log->put(fields);
    fields.set("proof", options.file)
        .set("bytes", number(text.size()))
        .set("tables", number(proof->path.nodes.size()))
        .set("root", number(proof->root.inclusion.index));
    return out.answer(std::move(fields), trusted ? holds : does_not_hold);
}

}  // namespace

void add_prove_rekap(cli::Tool& tool) {
    tool.add<Options>("rekap", N_("prove that a TPS's form is in the totals"), declare, run);
}

}  // namespace saksi::tools
