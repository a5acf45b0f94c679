// saksi-verify consistency: has the log only grown since an older checkpoint?
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "cli/policy_words.hpp"
#include "saksi/audit/entry_check.hpp"
#include "saksi/core/utf8.hpp"
#include "verify/commands.hpp"
#include "verify/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    std::string old_checkpoint;
    std::string proof;
    std::string policy;
};

void declare(Command& command, Options& options) {
    command.option("--old", "FILE", options.old_checkpoint,
                   N_("the older checkpoint, as you kept it"));
    command.option("--proof", "FILE", options.proof, N_("what saksi-prove consistency wrote"));
    command.option("--policy", "FILE", options.policy,
                   N_("whom to trust: a tlog-policy, or one vkey line"));
}

std::string why(const audit::GrowthReport& report) {
    if (!audit::is_signed_by_log(report.older_policy))
        return say("the older checkpoint: {0}", why_not(report.older_policy));
    if (!report.newer_policy.holds())
        return say("the newer checkpoint: {0}", why_not(report.newer_policy));
    if (!report.same_origin) return _("the two checkpoints are of different logs");
    if (report.is_fork())
        return _("THE LOG SIGNED TWO TREES OF ONE SIZE: keep both files, they are evidence of it");
    if (!report.same_start)
        return _("the proof starts at another size than the older checkpoint's");
    return words_for(report.growth);
}

int run(const Options& options, Output& out) {
    const auto policy = read_policy(options.policy);
    if (!policy) return out.fail(policy.error());
    const auto older = read_checkpoint(options.old_checkpoint);
    if (!older) return out.fail(older.error());
    const auto proof = read_growth_proof(options.proof);
    if (!proof) return out.fail(proof.error());

    const auto report = audit::check_growth(*older, *proof, *policy);
    const auto& from = report.older.checkpoint;
    const auto& to = report.newer.checkpoint;
    print_verdict(report.holds(),
                  say("{0}: the first {1} of its {2} entries are those of the older checkpoint",
                      printable(to.origin), from.head.size, to.head.size),
                  out);
    if (!report.holds()) out.line(why(report));
    print_policy(report.newer_policy, out);
    json::Object fields;
    fields.set("origin", printable(to.origin))
        .set("older", as_json(from.head))
        .set("newer", as_json(to.head));
    fields.set("growth", merkle::to_string(report.growth)).set("fork", report.is_fork());
    fields.set("older_policy", cli::as_json(report.older_policy));
    fields.set("policy", cli::as_json(report.newer_policy));
    return out.answer(std::move(fields), report.holds() ? holds : does_not_hold);
}

}  // namespace

void add_verify_consistency(cli::Tool& tool) {
    tool.add<Options>("consistency", N_("has the log only grown?"), declare, run);
}

}  // namespace saksi::tools
