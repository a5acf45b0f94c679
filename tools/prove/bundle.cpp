// saksi-prove bundle: one file with all that a claim about a TPS, or about any
// entries, takes to be checked.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/files.hpp"
#include "cli/form_choice.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "prove/commands.hpp"
#include "saksi/audit/evidence.hpp"
#include "saksi/core/encoding.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    LogOptions log;
    std::optional<std::string> tps;
    std::vector<std::string> entries;
    bool without_rekap = false;
    std::string file;
    FormChoice choice;
};

void declare(Command& command, Options& options) {
    options.log.declare_without_at(command);
    command.option("--tps", "CODE", options.tps,
                   N_("13 digits, or names: \"Denpasar Selatan/Sesetan/7\""));
    options.choice.declare(command);
    command.option("--entry", "INDEX", options.entries,
                   N_("an entry's number, from 0; may be given more than once"));
    command.flag("--without-rekap", options.without_rekap,
                 N_("leave out the tables up to the area: a smaller file, which does not show "
                    "which version counts"));
    command.option("-o,--output", "FILE", options.file, N_("the bundle; - is standard output"));
    command.explain(
        N_("Of a TPS the bundle holds every version of its form, what names the place and the "
           "options, and the way into the newest logged total, where there is one. --policy is "
           "also whom the bundle is made for: it names that file by its SHA-256."));
}

Result<audit::EvidenceRequest> request_of(const Options& options, const OpenLog& log) {
    audit::EvidenceRequest request;
    auto forms = choose_forms(options.choice, log);
    if (!forms) return pass_on(forms.error());
    request.forms = std::move(*forms);
    if (options.tps) request.tps = audit::TpsName{*options.tps};
    for (const auto& text : options.entries) {
        const auto index = parse_decimal(text);
        if (!index) return pass_on("--entry", index.error());
        request.entries.push_back(*index);
    }
    request.rekap = !options.without_rekap;
    if (request.tps || !request.entries.empty()) return request;
    return refuse(ErrorCode::usage, "--tps, --entry", "give one of the two");
}

json::Array numbers(const std::vector<std::uint64_t>& indices) {
    json::Array array;
    for (const auto index : indices) array.emplace_back(number(index));
    return array;
}

void tell(const Options& options, const note::Evidence& evidence, std::size_t bytes, Output& out) {
    if (options.file == "-") return;
    const auto& claims = evidence.claims;
    out.line(say("{0}: {1} entries, {2} bytes", options.file, evidence.entries.size(), bytes));
    if (claims.versions.empty()) return;
    out.line(say("versions of the form: {0}; entries that replace no current version: {1}",
                 claims.versions.size(), claims.strays.size()));
    out.line(evidence.rekap
                 ? say("with its place in the total logged at entry {0}",
                       evidence.rekap->root.inclusion.index)
                 : say("without its place in a total: the bundle does not show which version "
                       "counts"));
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    const bool trusted = log->trusted(out);
    auto request = request_of(options, *log);
    if (!request) return out.fail(request.error());
    Progress progress(out, _("adding up"));
    request->forms.progress = progress.follower();
    auto evidence = audit::collect_evidence(log->reader(), log->checkpoint(), *request);
    progress.end();
    if (!evidence) return out.fail(evidence.error());
    evidence->policy = log->policy_file();
    const auto text = note::print_evidence(*evidence);
    if (text.size() > note::max_evidence_size)
        return out.fail({ErrorCode::too_large, options.file,
                         N_("an evidence bundle has at most 16,000,000 bytes"),
                         std::to_string(text.size())});
    if (auto written = write_output(options.file, bytes_of(text), out); !written)
        return out.fail(written.error());
    tell(options, *evidence, text.size(), out);
    json::Object fields;
    log->put(fields);
    fields.set("bundle", options.file)
        .set("bytes", number(text.size()))
        .set("entries", numbers(evidence->claims.entries))
        .set("versions", numbers(evidence->claims.versions))
        .set("strays", numbers(evidence->claims.strays))
        .set("rekap_root",
             evidence->rekap ? number(evidence->rekap->root.inclusion.index) : json::Value());
    return out.answer(std::move(fields), trusted ? holds : does_not_hold);
}

}  // namespace

void add_prove_bundle(cli::Tool& tool) {
    tool.add<Options>("bundle", N_("one file of evidence, to carry to a hearing"), declare, run);
}

}  // namespace saksi::tools
