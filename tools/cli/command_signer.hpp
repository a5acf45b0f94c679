// A signer whose key is elsewhere: in a card, a module, another machine. A
// program is given the note's text on standard input and answers one signature
// line, which is verified before it is believed.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "saksi/core/result.hpp"
#include "saksi/note/signer.hpp"

namespace saksi::cli {

class CommandSigner final : public note::Signer {
 public:
    /// `vkey_file` holds the public key, one line.
    [[nodiscard]] static Result<CommandSigner> open(std::string command,
                                                    const std::string& vkey_file);

    [[nodiscard]] const note::VerifierKey& key() const noexcept override { return key_; }
    [[nodiscard]] Result<note::SignatureLine> sign(std::string_view text) override;

 private:
    CommandSigner(std::string command, note::VerifierKey key);
    std::string command_;
    note::VerifierKey key_;
};

}  // namespace saksi::cli
