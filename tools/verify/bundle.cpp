// saksi-verify bundle: what a file of evidence claims, and whether it holds; in
// words, for machines, or as a page for a hearing.
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/form_difference.hpp"
#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "cli/policy_words.hpp"
#include "cli/table.hpp"
#include "cli/version_words.hpp"
#include "saksi/audit/evidence_check.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "verify/bundle_words.hpp"
#include "verify/commands.hpp"
#include "verify/hearing_page.hpp"
#include "verify/rekap_fields.hpp"
#include "verify/rekap_print.hpp"
#include "verify/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::ClaimAnswer;
using audit::EvidenceReport;
using audit::FormVersion;

struct Options {
    std::string bundle;
    std::string policy;
    std::optional<std::string> level;
    std::optional<std::string> report;
};

void declare(Command& command, Options& options) {
    command.takes("FILE", options.bundle, N_("what saksi-prove bundle wrote; - is standard input"));
    command.option("--policy", "FILE", options.policy,
                   N_("whom to trust: a tlog-policy, or one vkey line"));
    command.choice("--level", {"desa", "kecamatan", "kabkota", "provinsi", "nasional", "dapil"},
                   options.level, N_("only the table of this level"));
    command.choice("--report", {"html"}, options.report,
                   N_("a page for a hearing, in both languages, on standard output"));
    command.explain(
        N_("Every claim has an answer of its own. The exit code is 1 if one does not hold, 2 if "
           "none is false and one could not be checked."));
}

ExitCode code_for(ClaimAnswer answer) {
    switch (answer) {
        case ClaimAnswer::holds:
            return holds;
        case ClaimAnswer::does_not_hold:
            return does_not_hold;
        case ClaimAnswer::could_not_check:
            break;
    }
    return could_not_check;
}

std::string coloured(ClaimAnswer answer) {
    return answer == ClaimAnswer::holds ? good(words_for(answer)) : bad(words_for(answer));
}

void print_answer(const EvidenceReport& report, Output& out) {
    const auto& entries = report.entries;
    out.line(
        coloured(report.answer()) + "  " +
        say("{0}, size {1}: the bundle's claims", printable(entries.origin), entries.head.size));
    print_policy(entries.policy, out);
    out.line(words_for(entries.match));
}

void print_claims(const EvidenceReport& report, const note::Evidence& evidence, Output& out) {
    out.line();
    for (const auto& claim : report.claims) {
        out.line(coloured(claim.answer()) + "  " + words_for(claim, report));
        for (const auto& words : words_for_findings(claim, report, evidence))
            out.line("  " + words);
    }
}

void print_version(const EvidenceReport& report, const FormVersion& version,
                   const FormVersion* before, Output& out) {
    const auto& header = version.event.header;
    const auto inclusion = report.entries.entry(version.version.index)->inclusion;
    out.line(
        say("entry {0}: {1}", version.version.index, words_for_step(version.step, version.event)));
    if (inclusion != merkle::ProofVerdict::holds)
        out.line("  " + bad(_("NOT SHOWN to be in the log")) + ": " + words_for(inclusion));
    out.line(say("  leaf hash {0}", to_hex(version.version.leaf.view())));
    out.line(say("  time stamp {0}, observed {1}, logged by {2}", words_for(header.at),
                 words_for(header.observed), printable(header.by)));
    if (before == nullptr) return;
    for (const auto& each : differences(*before, version))
        out.line("  " + printable(each.field) + "  " + each.before + " → " + each.after);
}

void print_versions(const EvidenceReport& report, Output& out) {
    if (report.versions.empty()) return;
    out.line();
    out.line(printable(report.place) + " (" + election::display_code(report.tps) + ")");
    const FormVersion* current = nullptr;
    for (const auto& version : report.versions) {
        print_version(report, version, current, out);
        if (version.step != record::StepKind::stray) current = &version;
    }
}

void print_remarks(const EvidenceReport& report, Output& out) {
    out.line();
    if (const auto words = words_for_completeness(report); !words.empty()) out.line(words);
    if (!report.versions.empty()) out.line(not_official());
    for (const auto& words : not_shown(report)) out.line(words);
}

json::Array claims_of(const EvidenceReport& report) {
    json::Array claims;
    for (const auto& claim : report.claims) {
        json::Array entries, findings;
        for (const auto entry : claim.entries) entries.emplace_back(number(entry));
        for (const auto& finding : claim.findings) {
            json::Object object;
            object.set("flaw", audit::to_string(finding.flaw)).set("entry", number(finding.entry));
            if (finding.flaw == audit::EvidenceFlaw::not_in_log)
                object.set("inclusion", merkle::to_string(finding.inclusion));
            findings.emplace_back(std::move(object));
        }
        json::Object object;
        object.set("claim", audit::to_string(claim.kind))
            .set("entries", std::move(entries))
            .set("answer", audit::to_string(claim.answer()))
            .set("findings", std::move(findings));
        claims.emplace_back(std::move(object));
    }
    return claims;
}

json::Object fields_of(const EvidenceReport& report, const note::Evidence& evidence) {
    const auto& entries = report.entries;
    json::Object fields;
    fields.set("origin", printable(entries.origin))
        .set("head", as_json(entries.head))
        .set("policy", cli::as_json(entries.policy))
        .set("made_for",
             evidence.policy ? json::Value(to_hex(evidence.policy->view())) : json::Value())
        .set("policy_match", audit::to_string(entries.match))
        .set("claims", claims_of(report))
        .set("official", false);
    json::Array versions;
    for (const auto& version : report.versions) {
        auto object = as_json(version);
        object.set("step", record::name_of(version.step));
        versions.emplace_back(std::move(object));
    }
    fields.set("versions", std::move(versions));
    if (!report.versions.empty())
        fields.set("tps", election::to_json(report.tps)).set("place", printable(report.place));
    const auto* counted = report.counted();
    fields.set("counts", counted != nullptr ? number(counted->version.index) : json::Value());
    fields.set("rekap", report.rekap ? json::Value(rekap_fields(*report.rekap, *evidence.rekap))
                                     : json::Value());
    return fields;
}

int run(const Options& options, Output& out) {
    if (options.report && out.json())
        return out.fail(
            refuse(ErrorCode::usage, "--report, --json", "give one of the two").value());
    const auto policy = read_chosen_policy(options.policy);
    if (!policy) return out.fail(policy.error());
    const auto evidence = read_evidence(options.bundle);
    if (!evidence) return out.fail(evidence.error());

    const auto report = audit::check_evidence(*evidence, *policy);
    if (options.report) {
        out.bytes(bytes_of(hearing_page(*evidence, report, *policy->file)));
        return code_for(report.answer());
    }
    print_answer(report, out);
    print_claims(report, *evidence, out);
    print_versions(report, out);
    if (report.rekap && report.rekap->holds())
        print_tables(*evidence->rekap, *report.rekap, options.level.value_or(""), out);
    print_remarks(report, out);
    return out.answer(fields_of(report, *evidence), code_for(report.answer()));
}

}  // namespace

void add_verify_bundle(cli::Tool& tool) {
    tool.add<Options>("bundle", N_("do the claims of a file of evidence hold?"), declare, run);
}

}  // namespace saksi::tools
