// saksi-key show: the public half of a secret key.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/signing.hpp"
#include "key/commands.hpp"
#include "key/public_half.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    std::string secret;
    std::optional<std::string> passphrase_file;
};

void declare(Command& command, Options& options) {
    command.takes("SECRET", options.secret, N_("the secret key file"));
    command.option("--passphrase-file", "FILE", options.passphrase_file,
                   N_("its first line is the passphrase (otherwise asked at the terminal)"));
}

int run(const Options& options, Output& out) {
    const auto secret = open_secret_key(options.secret, options.passphrase_file);
    if (!secret) return out.fail(secret.error());
    const auto vkey = note::to_vkey(public_half(*secret));
    out.line(vkey);
    json::Object fields;
    fields.set("vkey", vkey);
    return out.answer(std::move(fields));
}

}  // namespace

void add_key_show(cli::Tool& tool) {
    tool.add<Options>("show", N_("print the public half of a secret key"), declare, run);
}

}  // namespace saksi::tools
