// saksi-verify checkpoint: who signed it, and is that enough?
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
    std::string checkpoint;
    std::string policy;
};

void declare(Command& command, Options& options) {
    command.takes("FILE", options.checkpoint, N_("a signed checkpoint; - is standard input"));
    command.option("--policy", "FILE", options.policy,
                   N_("whom to trust: a tlog-policy, or one vkey line"));
}

int run(const Options& options, Output& out) {
    const auto policy = read_policy(options.policy);
    if (!policy) return out.fail(policy.error());
    const auto checkpoint = read_checkpoint(options.checkpoint);
    if (!checkpoint) return out.fail(checkpoint.error());

    const auto report = audit::check_checkpoint(*checkpoint, *policy);
    const auto& said = report.checkpoint.checkpoint;
    print_verdict(report.holds(), say("{0}, size {1}", printable(said.origin), said.head.size),
                  out);
    print_policy(report.policy, out);
    json::Object fields;
    fields.set("origin", printable(said.origin)).set("head", as_json(said.head));
    fields.set("policy", cli::as_json(report.policy));
    return out.answer(std::move(fields), report.holds() ? holds : does_not_hold);
}

}  // namespace

void add_verify_checkpoint(cli::Tool& tool) {
    tool.add<Options>("checkpoint", N_("is this checkpoint signed as the policy asks?"), declare,
                      run);
}

}  // namespace saksi::tools
