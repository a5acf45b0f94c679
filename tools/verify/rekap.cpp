// saksi-verify rekap: is this TPS's form in the total, and what is the total?
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "cli/policy_words.hpp"
#include "cli/table.hpp"
#include "saksi/audit/rekap_check.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "verify/commands.hpp"
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

void print_claim(const audit::RekapReport& report, Output& out) {
    const auto& root = *report.root;
    const auto form =
        report.form_index
            ? say("TPS {0}: the form at entry {1}", election::display_code(report.tps),
                  *report.form_index)
            : say("TPS {0}: no form of it was recorded", election::display_code(report.tps));
    out.line(form);
    out.line(say("Sum of the recorded forms: {0} of {1}, source {2}, TPS {3}, at log size {4}.",
                 election::name_of(root.contest), election::display_code(root.area),
                 election::to_text(*report.header.source), in_of(root.tps_in, root.tps_total),
                 root.size));
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

json::Array findings_of(const audit::RekapReport& report) {
    json::Array findings;
    for (const auto& finding : report.findings) {
        json::Object object;
        object.set("flaw", audit::to_string(finding.flaw));
        if (finding.flaw == audit::RekapFlaw::table_differs)
            object.set("table", number(finding.table))
                .set("verdict", merkle::to_string(finding.verdict));
        findings.emplace_back(std::move(object));
    }
    return findings;
}

json::Object fields_of(const audit::RekapReport& report, const note::RekapProof& proof) {
    json::Object fields;
    fields.set("origin", printable(report.origin))
        .set("head", as_json(report.head))
        .set("policy", cli::as_json(report.policy))
        .set("findings", findings_of(report))
        .set("official", false);
    if (report.root) {
        const auto& root = *report.root;
        fields.set("contest", election::name_of(root.contest))
            .set("area", election::to_json(root.area))
            .set("source", election::to_json(*report.header.source))
            .set("size", number(root.size))
            .set("root", to_hex(root.root.view()))
            .set("root_entry", number(report.root_index))
            .set("tps", election::to_json(report.tps))
            .set("tps_in", number(root.tps_in))
            .set("tps_total", number(root.tps_total));
    }
    fields.set("form", report.form_index ? number(*report.form_index) : json::Value());
    fields.set("tables", tables_as_json(proof));
    return fields;
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
    if (report.root) print_claim(report, out);
    if (report.holds()) print_tables(*proof, report, options.level.value_or(""), out);
    print_remarks(report, out);
    return out.answer(fields_of(report, *proof), report.holds() ? holds : does_not_hold);
}

}  // namespace

void add_verify_rekap(cli::Tool& tool) {
    tool.add<Options>("rekap", N_("is this form in the total, and what is the total?"), declare,
                      run);
}

}  // namespace saksi::tools
