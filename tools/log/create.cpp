// saksi-log create: a new, empty, signed log.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/signing.hpp"
#include "log/commands.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/log/writer.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    std::string directory;
    std::string origin;
    KeyOptions key;
};

void declare(Command& command, Options& options) {
    command.takes("DIR", options.directory, N_("the new log's folder; it must not exist"));
    command.option("--origin", "NAME", options.origin,
                   N_("the log's name, for ever; it must be the name of its key"));
    options.key.declare(command);
}

int run(const Options& options, Output& out) {
    auto signer = LogSigner::open(options.key);
    if (!signer) return out.fail(signer.error());
    const auto& key = signer->signer().key();
    if (key.name != options.origin)
        return out.fail(
            {ErrorCode::usage, "--origin", N_("the origin must be the name of the key"), key.name});
    auto made = log::Writer::create(posix_file_system(), options.directory, signer->signer(),
                                    signer->head_file());
    if (!made) return out.fail(made.error());

    out.line(say("{0}: a new log of {1}, size 0", options.directory, key.name));
    out.note(
        say("Keep {0} with the key, and never inside the log: without it nothing more is signed.",
            signer->head_file().path()));
    json::Object fields;
    fields.set("directory", options.directory).set("origin", key.name).set("size", 0);
    fields.set("vkey", note::to_vkey(key)).set("head_file", signer->head_file().path());
    return out.answer(std::move(fields));
}

}  // namespace

void add_log_create(cli::Tool& tool) {
    tool.add<Options>("create", N_("make a new, empty log"), declare, run);
}

}  // namespace saksi::tools
