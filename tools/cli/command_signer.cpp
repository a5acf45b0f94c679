// SPDX-License-Identifier: Apache-2.0
#include "cli/command_signer.hpp"

#include <utility>

#include "cli/child.hpp"
#include "cli/inputs.hpp"

namespace saksi::cli {

CommandSigner::CommandSigner(std::string command, note::VerifierKey key)
    : command_(std::move(command)), key_(std::move(key)) {}

Result<CommandSigner> CommandSigner::open(std::string command, const std::string& vkey_file) {
    auto key = read_vkey(vkey_file);
    if (!key) return pass_on(key.error());
    return CommandSigner(std::move(command), std::move(*key));
}

Result<note::SignatureLine> CommandSigner::sign(std::string_view text) {
    const auto answer = run_filter(command_, text);
    if (!answer) return pass_on(answer.error());
    auto lines = note::parse_signature_lines(*answer);
    if (!lines) return pass_on(command_, lines.error());
    if (lines->size() != 1)
        return refuse(ErrorCode::malformed, command_, "one signature line was expected");
    const note::SignedNote note{std::string(text), *lines};
    if (note::verify_signature(note, key_) != note::SignatureVerdict::holds)
        return refuse(ErrorCode::crypto, command_,
                      "the program's signature is not of the key in --vkey");
    return lines->front();
}

}  // namespace saksi::cli
