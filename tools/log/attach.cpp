// saksi-log attach: witnesses' cosignatures go under the log's checkpoint.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/files.hpp"
#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "cli/policy_words.hpp"
#include "log/commands.hpp"
#include "log/session.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    std::string directory;
    std::vector<std::string> files;
    std::string policy;
    KeyOptions key;
};

void declare(Command& command, Options& options) {
    command.takes("DIR", options.directory, N_("the log's folder"));
    command.takes_some("FILE", options.files,
                       N_("what saksi-witness cosign wrote: signature lines"));
    command.option("--policy", "FILE", options.policy,
                   N_("names the witnesses whose lines may be attached"));
    options.key.declare(command);
    command.explain(
        N_("A line is attached only if it is of a witness of the policy and verifies for the log's "
           "present checkpoint."));
}

Result<std::vector<note::SignatureLine>> read_lines(const std::vector<std::string>& files) {
    std::vector<note::SignatureLine> all;
    for (const auto& file : files) {
        const auto text = read_text(file, note::max_note_size);
        if (!text) return pass_on(text.error());
        auto lines = note::parse_signature_lines(*text);
        if (!lines) return pass_on(file, lines.error());
        all.insert(all.end(), lines->begin(), lines->end());
    }
    return all;
}

/// Is the line some known witness's, over this text?
Result<void> check_line(const note::SignatureLine& line, const std::string& text,
                        const note::Policy& policy) {
    for (const auto& witness : policy.witnesses) {
        if (witness.key.name != line.name || witness.key.id() != line.key_id) continue;
        if (note::verify_signature({text, {line}}, witness.key) == note::SignatureVerdict::holds)
            return {};
        return refuse(
            ErrorCode::crypto, line.name,
            "this cosignature is not over the log's present checkpoint: ask the witness again");
    }
    return refuse(ErrorCode::usage, line.name, "the policy knows no witness with this key");
}

struct Done {
    note::SignedCheckpoint checkpoint;
    note::PolicyReport policy;
};

Result<Done> attach(const Options& options) {
    const auto policy = read_policy(options.policy);
    if (!policy) return pass_on(policy.error());
    const auto lines = read_lines(options.files);
    if (!lines) return pass_on(lines.error());
    auto session = LogSession::open(options.directory, options.key);
    if (!session) return pass_on(session.error());
    auto& writer = session->writer();
    for (const auto& line : *lines)
        if (auto fits = check_line(line, writer.head().note.text, *policy); !fits)
            return pass_on(fits.error());
    if (auto attached = writer.attach(*lines); !attached) return pass_on(attached.error());
    return Done{writer.head(), note::check_policy(writer.head(), *policy)};
}

int run(const Options& options, Output& out) {
    const auto done = attach(options);
    if (!done) return out.fail(done.error(), advice_for(done.error(), options.directory));
    out.line(say("size {0}", done->checkpoint.checkpoint.head.size));
    print_policy(done->policy, out);
    json::Object fields;
    fields.set("size", number(done->checkpoint.checkpoint.head.size));
    fields.set("policy", as_json(done->policy));
    return out.answer(std::move(fields));
}

}  // namespace

void add_log_attach(cli::Tool& tool) {
    tool.add<Options>("attach", N_("put witnesses' cosignatures under the checkpoint"), declare,
                      run);
}

}  // namespace saksi::tools
