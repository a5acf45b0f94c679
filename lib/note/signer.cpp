// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/signer.hpp"

#include <utility>

#include "note_text.hpp"

namespace saksi::note {

KeySigner::KeySigner(std::string name, const crypto::SigningKey& key)
    : public_{std::move(name), KeyType::ed25519, key.public_key()}, secret_(key) {}

Result<SignatureLine> KeySigner::sign(std::string_view text) {
    if (!is_key_name(public_.name)) {
        return refuse(ErrorCode::usage, "", "not a key name", public_.name);
    }
    if (!text.ends_with('\n')) {
        return refuse(ErrorCode::usage, "", "a note's text must end in LF to be signed");
    }
    if (auto clean = check_note_characters(text); !clean) return pass_on(std::move(clean.error()));
    const auto signature = secret_.sign(bytes_of(text));
    return SignatureLine{public_.name, public_.id(), copy_of(signature)};
}

}  // namespace saksi::note
