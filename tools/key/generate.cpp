// saksi-key generate: a new key pair, secret and public file.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/passphrase.hpp"
#include "key/commands.hpp"
#include "key/public_half.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/crypto/secret_file.hpp"
#include "saksi/note/key.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    std::string name;
    std::string secret;
    std::string public_file;
    std::optional<std::string> passphrase_file;
    bool no_passphrase = false;
    bool witness = false;
};

void declare(Command& command, Options& options) {
    command.takes("NAME", options.name,
                  N_("name of the key, without a scheme: example.org/pemilu; a log's origin"));
    command.option("--secret", "FILE", options.secret,
                   N_("where the secret key goes (mode 0600, never overwritten)"));
    command.option("--public", "FILE", options.public_file,
                   N_("where the public key goes: one vkey line to give away"));
    command.flag("--witness", options.witness, N_("a witness's key, for cosignatures"));
    command.option("--passphrase-file", "FILE", options.passphrase_file,
                   N_("its first line is the passphrase (otherwise asked at the terminal)"));
    command.flag("--no-passphrase", options.no_passphrase, N_("do not encrypt the secret key"));
}

Result<void> check(const Options& options) {
    if (!note::is_key_name(options.name))
        return refuse(ErrorCode::usage, "NAME",
                      "a key's name has no white space, no plus sign and is not empty",
                      options.name);
    if (options.no_passphrase && options.passphrase_file)
        return refuse(ErrorCode::usage, "--no-passphrase", "this contradicts --passphrase-file");
    for (const auto& path : {options.secret, options.public_file}) {
        const auto status = posix_file_system().status(path);
        if (!status) return pass_on(status.error());
        if (status->kind != FileKind::none)
            return refuse(ErrorCode::exists, path,
                          "there is something here already, and keys are never overwritten");
    }
    return {};
}

Result<void> write_secret(const Options& options, const crypto::SecretKey& secret) {
    auto& files = posix_file_system();
    constexpr auto work = crypto::PasswordWork::moderate;
    if (options.no_passphrase)
        return crypto::write_secret_file(files, options.secret, secret, std::nullopt, work);
    const auto passphrase = choose_passphrase(options.passphrase_file);
    if (!passphrase) return pass_on(passphrase.error());
    return crypto::write_secret_file(files, options.secret, secret, passphrase->text(), work);
}

int run(const Options& options, Output& out) {
    if (auto fits = check(options); !fits) return out.fail(fits.error());
    auto key = crypto::SigningKey::generate();
    if (!key) return out.fail(key.error());
    const auto role = options.witness ? crypto::KeyRole::witness : crypto::KeyRole::log;
    const crypto::SecretKey secret{options.name, role, std::move(*key)};
    if (auto written = write_secret(options, secret); !written) return out.fail(written.error());

    const auto vkey = note::to_vkey(public_half(secret));
    const auto written =
        create_durably(posix_file_system(), options.public_file, bytes_of(vkey + "\n"), 0644);
    if (!written) return out.fail(written.error());
    if (options.no_passphrase)
        out.warn(say("{0} is not encrypted: whoever reads it can sign", options.secret));
    out.line(vkey);
    json::Object fields;
    fields.set("vkey", vkey).set("secret", options.secret).set("public", options.public_file);
    return out.answer(std::move(fields));
}

}  // namespace

void add_key_generate(cli::Tool& tool) {
    tool.add<Options>("generate", N_("make a new key pair"), declare, run);
}

}  // namespace saksi::tools
