// saksi-verify rekap: is this TPS's form in the total, and what is the total?
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "cli/policy_words.hpp"
#include "cli/table.hpp"
#include "saksi/audit/rekap_check.hpp"
#include "saksi/core/utf8.hpp"
#include "verify/commands.hpp"
#include "verify/rekap_fields.hpp"
#include "verify/rekap_print.hpp"
#include "verify/rekap_words.hpp"
#include "verify/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    std::string proof;
    std::string policy;
    std::optional<std::string> format;
    std::optional<std::string> level;
};

void declare(Command& command, Options& options) {
    command.takes("FILE", options.proof, N_("what saksi-prove rekap wrote; - is standard input"));
    command.option("--policy", "FILE", options.policy,
                   N_("whom to trust: a tlog-policy, or one vkey line"));
    command.choice("--format", {"table", "csv"}, options.format,
                   N_("csv: every figure of every table on a line of its own"));
    command.choice("--level", {"desa", "kecamatan", "kabkota", "provinsi", "nasional", "dapil"},
                   options.level, N_("only the table of this level"));
    command.explain(
        N_("Prints the table of every level up to the area, as its recapitulation form has it, to "
           "lay beside the paper. A number in brackets says of how many TPS a sum is, where that "
           "is not the number that is in."));
}

void print_verdict_of(const audit::RekapReport& report, const note::RekapProof& proof,
                      Output& out) {
    print_verdict(report.holds(),
                  say("{0}, size {1}: the form is in the total, and every table adds up",
                      printable(report.origin), report.head.size),
                  out);
    for (const auto& finding : report.findings) out.line(words_for(finding, proof));
    print_policy(report.policy, out);
}

void print_remarks(const audit::RekapReport& report, Output& out) {
    out.line();
    out.line(not_official());
    out.line(say("Not proved: that nothing was changed after size {0}.",
                 report.root ? report.root->size : 0));
    out.line(_("Not proved: that it is the same as the paper."));
}

int run(const Options& options, Output& out) {
    const auto policy = read_policy(options.policy);
    if (!policy) return out.fail(policy.error());
    const auto proof = read_rekap_proof(options.proof);
    if (!proof) return out.fail(proof.error());

    const auto report = audit::check_rekap(*proof, *policy);
    if (options.format == "csv" && report.holds()) {
        print_csv(*proof, report, out);
        return holds;
    }
    print_verdict_of(report, *proof, out);
    for (const auto& line : claim_of(report)) out.line(line);
    if (report.holds()) print_tables(*proof, report, options.level.value_or(""), out);
    print_remarks(report, out);
    return out.answer(rekap_fields(report, *proof), report.holds() ? holds : does_not_hold);
}

}  // namespace

void add_verify_rekap(cli::Tool& tool) {
    tool.add<Options>("rekap", N_("is this form in the total, and what is the total?"), declare,
                      run);
}

}  // namespace saksi::tools
