// saksi-log sign: a submitter's own events, and the submission over them.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/submit.hpp"

#include "cli/signing.hpp"
#include "log/commands.hpp"
#include "log/event_inputs.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    std::vector<std::string> files;
    std::string key;
    std::optional<std::string> passphrase_file;
};

void declare(Command& command, Options& options) {
    command.takes("FILE", options.files,
                  N_("events, one JSON object a line; - or none: standard input"));
    command.option("--key", "FILE", options.key, N_("the submitter's secret key"));
    command.option("--passphrase-file", "FILE", options.passphrase_file,
                   N_("its first line is the key's passphrase (otherwise asked at the terminal)"));
    command.explain(
        N_("Prints the events in their one spelling and after them a `submission`, for whoever "
           "keeps the log to append together. Sign only what is new: an event that is in the log "
           "already is not logged again, and the signature would be over others."));
}

int run(const Options& options, Output& out) {
    EventInputs inputs;
    if (auto opened = inputs.open(options.files); !opened) return out.fail(opened.error());
    const auto secret = open_secret_key(options.key, options.passphrase_file);
    if (!secret) return out.fail(secret.error());
    note::KeySigner signer(secret->name, secret->key);
    const auto entries = record::sign_events(inputs.all(), signer);
    if (!entries) return out.fail(entries.error());
    json::Array printed;
    for (const auto& entry : *entries) {
        out.line(entry);
        if (out.json()) printed.emplace_back(*json::parse(entry));
    }
    json::Object fields;
    fields.set("events", std::move(printed));
    return out.answer(std::move(fields));
}

}  // namespace

void add_log_sign(cli::Tool& tool) {
    tool.add<Options>("sign", N_("sign events before they are handed in"), declare, run);
}

}  // namespace saksi::tools
