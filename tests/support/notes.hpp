// Keys and notes of tests.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "saksi/crypto/sha256.hpp"
#include "saksi/crypto/signing_key.hpp"
#include "saksi/note/signed_note.hpp"
#include "saksi/note/signer.hpp"

namespace saksi::test {

/// The same key for the same label, every time.
inline crypto::SigningKey key_from(std::string_view label) {
    return std::move(*crypto::SigningKey::from_seed(crypto::sha256(bytes_of(label)).view()));
}

inline note::VerifierKey vkey(std::string_view text) { return note::parse_vkey(text).value(); }

/// The text and one signature under it.
inline note::SignedNote signed_by(note::Signer& signer, std::string text) {
    auto line = signer.sign(text).value();
    return {std::move(text), {std::move(line)}};
}

/// The text with every `from` replaced.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

}  // namespace saksi::test
