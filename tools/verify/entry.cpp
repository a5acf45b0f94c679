// saksi-verify entry: are these bytes an entry of a log we trust?
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/files.hpp"
#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "cli/policy_words.hpp"
#include "saksi/audit/entry_check.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/tiles/entry_bundle.hpp"
#include "verify/commands.hpp"
#include "verify/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    std::string entry;
    std::string proof;
    std::string policy;
};

void declare(Command& command, Options& options) {
    command.takes("ENTRY", options.entry, N_("the entry's bytes, exactly; - is standard input"));
    command.option("--proof", "FILE", options.proof, N_("its tlog-proof"));
    command.option("--policy", "FILE", options.policy,
                   N_("whom to trust: a tlog-policy, or one vkey line"));
}

/// A line feed at the end is what an editor adds, and no entry of ours has one.
std::string hint_for(const Bytes& entry, const audit::EntryReport& report) {
    if (report.inclusion == merkle::ProofVerdict::root_mismatch && !entry.empty() &&
        entry.back() == '\n')
        return _("The file ends with a line feed, which entries do not: was it edited?");
    return {};
}

int run(const Options& options, Output& out) {
    const auto policy = read_policy(options.policy);
    if (!policy) return out.fail(policy.error());
    const auto proof = read_tlog_proof(options.proof);
    if (!proof) return out.fail(proof.error());
    const auto entry = read_input(options.entry, tiles::max_entry_size);
    if (!entry) return out.fail(entry.error());

    const auto report = audit::check_entry(*entry, *proof, *policy);
    print_verdict(
        report.holds(),
        say("entry {0} of {1}, size {2}", report.index, printable(report.origin), report.head.size),
        out);
    out.line(words_for(report.inclusion));
    print_policy(report.policy, out);
    if (const auto hint = hint_for(*entry, report); !hint.empty()) out.line(hint);
    out.line(_("Not proved: that it is the same as the paper."));
    json::Object fields;
    fields.set("origin", printable(report.origin)).set("index", number(report.index));
    fields.set("leaf", to_hex(report.leaf.view())).set("head", as_json(report.head));
    fields.set("inclusion", merkle::to_string(report.inclusion))
        .set("policy", cli::as_json(report.policy));
    return out.answer(std::move(fields), report.holds() ? holds : does_not_hold);
}

}  // namespace

void add_verify_entry(cli::Tool& tool) {
    tool.add<Options>("entry", N_("is this entry in a log we trust?"), declare, run);
}

}  // namespace saksi::tools
