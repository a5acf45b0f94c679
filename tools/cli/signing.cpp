// SPDX-License-Identifier: Apache-2.0
#include "cli/signing.hpp"

#include <utility>

#include "cli/command_signer.hpp"
#include "cli/messages.hpp"
#include "cli/passphrase.hpp"
#include "saksi/core/file_system.hpp"

namespace saksi::cli {
namespace {

/// Either a key here, or a program that has it.
Result<void> check(const KeyOptions& options) {
    if (options.key.has_value() == options.signer.has_value())
        return refuse(ErrorCode::usage, "--key", "either --key or --signer must be given");
    if (options.signer && !options.vkey)
        return refuse(ErrorCode::usage, "--vkey", "--signer needs the public key: --vkey FILE");
    if (options.signer && !options.head)
        return refuse(ErrorCode::usage, "--head",
                      "--signer needs a place for its last head, outside the log: --head FILE");
    if (options.key && options.vkey)
        return refuse(ErrorCode::usage, "--vkey",
                      "this belongs to --signer; a key file knows its own");
    return {};
}

}  // namespace

void KeyOptions::declare(Command& command) {
    command.option("--key", "FILE", key, N_("the secret key"));
    command.option("--passphrase-file", "FILE", passphrase_file,
                   N_("its first line is the key's passphrase (otherwise asked at the terminal)"));
    command.option(
        "--signer", "COMMAND", signer,
        N_("instead of --key: a program that gets the note's text and answers its signature line"));
    command.option("--vkey", "FILE", vkey, N_("with --signer: the public key"));
    command.option("--head", "FILE", head,
                   N_("where the last signed head is kept (default: beside the key, FILE.head)"));
}

LogSigner::LogSigner(std::unique_ptr<crypto::SecretKey> key, std::unique_ptr<note::Signer> signer,
                     std::string head_path)
    : key_(std::move(key)),
      signer_(std::move(signer)),
      head_file_(posix_file_system(), std::move(head_path)) {}

Result<LogSigner> LogSigner::open(const KeyOptions& options) {
    if (auto given = check(options); !given) return pass_on(given.error());
    if (options.signer) {
        auto signer = CommandSigner::open(*options.signer, *options.vkey);
        if (!signer) return pass_on(signer.error());
        return LogSigner(nullptr, std::make_unique<CommandSigner>(std::move(*signer)),
                         *options.head);
    }
    auto secret = open_secret_key(*options.key, options.passphrase_file);
    if (!secret) return pass_on(secret.error());
    if (secret->role != crypto::KeyRole::log)
        return refuse(ErrorCode::usage, *options.key,
                      "this is a witness's key, and cannot sign a log");
    auto key = std::make_unique<crypto::SecretKey>(std::move(*secret));
    auto signer = std::make_unique<note::KeySigner>(key->name, key->key);
    return LogSigner(std::move(key), std::move(signer),
                     options.head.value_or(*options.key + ".head"));
}

Result<crypto::SecretKey> open_secret_key(const std::string& path,
                                          const std::optional<std::string>& passphrase_file) {
    auto& files = posix_file_system();
    const auto needed = crypto::needs_passphrase(files, path);
    if (!needed) return pass_on(needed.error());
    if (!*needed) return crypto::read_secret_file(files, path, std::nullopt);
    const auto passphrase = ask_passphrase(passphrase_file, say("Passphrase of {0}: ", path));
    if (!passphrase) return pass_on(passphrase.error());
    return crypto::read_secret_file(files, path, passphrase->text());
}

}  // namespace saksi::cli
