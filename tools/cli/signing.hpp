// Who signs: the options that every command takes that writes a log.
//     --key F [--passphrase-file F]         a secret key file
//     --signer CMD --vkey F --head F        a key elsewhere: CMD gets the note's
//                                           text and answers a signature line
// Apart from the rest of cli, so that saksi-verify links no signing.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "saksi/core/result.hpp"
#include "saksi/crypto/secret_file.hpp"
#include "saksi/log/head_file.hpp"
#include "saksi/note/signer.hpp"

namespace saksi::cli {

struct KeyOptions {
    std::optional<std::string> key;
    std::optional<std::string> passphrase_file;
    std::optional<std::string> signer;
    std::optional<std::string> vkey;
    std::optional<std::string> head;

    void declare(Command& command);
};

/// A signer with all it needs, and where it keeps its last head.
class LogSigner {
 public:
    [[nodiscard]] static Result<LogSigner> open(const KeyOptions& options);

    [[nodiscard]] note::Signer& signer() noexcept { return *signer_; }
    [[nodiscard]] log::HeadFile& head_file() noexcept { return head_file_; }

 private:
    LogSigner(std::unique_ptr<crypto::SecretKey> key, std::unique_ptr<note::Signer> signer,
              std::string head_path);
    std::unique_ptr<crypto::SecretKey> key_;  ///< null if it is elsewhere
    std::unique_ptr<note::Signer> signer_;
    log::HeadFile head_file_;
};

/// A secret key file, its passphrase asked for if it needs one.
[[nodiscard]] Result<crypto::SecretKey> open_secret_key(
    const std::string& path, const std::optional<std::string>& passphrase_file);

}  // namespace saksi::cli
