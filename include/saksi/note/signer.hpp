// Who can sign. Apart from verifying, so that saksi-verify links none of it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "saksi/core/result.hpp"
#include "saksi/crypto/signing_key.hpp"
#include "saksi/note/key.hpp"
#include "saksi/note/signed_note.hpp"

namespace saksi::note {

/// Makes a log's signature under a note's text. A second kind keeps its key
/// elsewhere and asks another program (tools: --signer).
class SAKSI_API Signer {
 public:
    virtual ~Signer() = default;
    [[nodiscard]] virtual const VerifierKey& key() const noexcept = 0;
    [[nodiscard]] virtual Result<SignatureLine> sign(std::string_view text) = 0;
};

/// Signs with a key in memory; borrows it.
class SAKSI_API KeySigner final : public Signer {
 public:
    KeySigner(std::string name, const crypto::SigningKey& key);
    [[nodiscard]] const VerifierKey& key() const noexcept override { return public_; }
    [[nodiscard]] Result<SignatureLine> sign(std::string_view text) override;

 private:
    VerifierKey public_;
    const crypto::SigningKey& secret_;
};

/// A witness's cosignature/v1 over a checkpoint's text at `time` (POSIX seconds,
/// not 0). `name` and `key` make a VerifierKey of type cosignature.
[[nodiscard]] SAKSI_API Result<SignatureLine> cosign(std::string_view checkpoint_text,
                                                     std::uint64_t time, std::string_view name,
                                                     const crypto::SigningKey& key);

}  // namespace saksi::note
