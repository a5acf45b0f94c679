// saksi-witness cosign: a second pair of eyes signs that a log only grew.
//
// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "cli/files.hpp"
#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "cli/signing.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/log/witness.hpp"
#include "witness/commands.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using log::WitnessVerdict;

struct Options {
    std::string request;
    std::string policy;
    std::string key;
    std::optional<std::string> passphrase_file;
    std::string state;
    std::optional<std::string> output;
};

void declare(Command& command, Options& options) {
    command.takes("REQUEST", options.request,
                  N_("what saksi-prove consistency wrote; - is standard input"));
    command.option("--policy", "FILE", options.policy, N_("the logs this witness follows"));
    command.option("--key", "FILE", options.key, N_("the witness's secret key"));
    command.option("--passphrase-file", "FILE", options.passphrase_file,
                   N_("its first line is the key's passphrase (otherwise asked at the terminal)"));
    command.option("--state", "FILE", options.state,
                   N_("what this witness remembers; made the first time"));
    command.option("-o,--output", "FILE", options.output,
                   N_("where the signature line goes (default: standard output)"));
    command.explain(
        N_("The state is kept twice, beside the key as FILE.seen too. A witness that forgets can "
           "be shown "
           "another history: an older state is refused."));
}

std::uint64_t now() {
    return static_cast<std::uint64_t>(
        std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
}

std::string why_not_cosigned(const log::WitnessReport& report, const std::string& origin) {
    switch (report.verdict) {
        case WitnessVerdict::unknown_log:
            return say("{0}: the policy knows no log of this name", origin);
        case WitnessVerdict::not_signed:
            return say("{0}: the log's signature is missing or wrong", origin);
        case WitnessVerdict::other_size:
            return say(
                "{0}: this witness remembers size {1}; make the proof from there: saksi-prove "
                "consistency LOG {1} NEW",
                origin, report.remembered);
        case WitnessVerdict::not_grown:
            return say(
                "{0}: SIGNED BY THE LOG, AND NOT A GROWTH of the {1} entries cosigned before: keep "
                "this request, it is "
                "evidence of two histories",
                origin, report.remembered);
        case WitnessVerdict::clock_went_back:
            return say("{0}: this machine's clock is behind the last cosignature; set it first",
                       origin);
        default:
            return {};
    }
}

json::Object fields_of(const log::WitnessReport& report, const note::Checkpoint& checkpoint) {
    json::Object fields;
    fields.set("origin", printable(checkpoint.origin)).set("size", number(checkpoint.head.size));
    fields.set("answer", log::to_string(report.verdict))
        .set("remembered", number(report.remembered));
    fields.set("growth", merkle::to_string(report.growth));
    return fields;
}

Result<log::WitnessAnswer> cosign(const Options& options, const note::GrowthProof& request) {
    const auto policy = read_policy(options.policy);
    if (!policy) return pass_on(policy.error());
    const auto secret = open_secret_key(options.key, options.passphrase_file);
    if (!secret) return pass_on(secret.error());
    if (secret->role != crypto::KeyRole::witness)
        return refuse(ErrorCode::usage, options.key, "this is a log's key, and cannot cosign");
    auto state = log::WitnessState::open(posix_file_system(), options.state, options.key + ".seen",
                                         secret->name);
    if (!state) return pass_on(state.error());
    return log::cosign_growth(*state, request, *policy, secret->name, secret->key, now());
}

int run(const Options& options, Output& out) {
    const auto request = read_growth_proof(options.request);
    if (!request) return out.fail(request.error());
    const auto answer = cosign(options, *request);
    if (!answer) return out.fail(answer.error());
    const auto& checkpoint = request->checkpoint.checkpoint;
    auto fields = fields_of(answer->report, checkpoint);
    if (!answer->line) {
        out.complain(why_not_cosigned(answer->report, printable(checkpoint.origin)));
        const bool clock = answer->report.verdict == WitnessVerdict::clock_went_back;
        return out.answer(std::move(fields), clock ? could_not_check : does_not_hold);
    }
    const auto line = note::print_signature_line(*answer->line);
    fields.set("line", line);
    if (options.output) {
        if (auto written = write_output(*options.output, bytes_of(line), out); !written)
            return out.fail(written.error());
        out.line(say("cosigned {0}, size {1}", printable(checkpoint.origin), checkpoint.head.size));
    } else if (!out.json()) {
        out.bytes(bytes_of(line));
    }
    return out.answer(std::move(fields));
}

}  // namespace

void add_witness_cosign(cli::Tool& tool) {
    tool.add<Options>("cosign", N_("cosign a checkpoint, if the log only grew"), declare, run);
}

}  // namespace saksi::tools
