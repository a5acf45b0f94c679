// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "cosignature_message.hpp"
#include "saksi/crypto/ed25519.hpp"
#include "saksi/note/signed_note.hpp"

namespace saksi::note {
namespace {

bool verify_text(std::string_view text, ByteView blob, const VerifierKey& key) noexcept {
    crypto::Signature signature;
    if (blob.size() != signature.size()) return false;
    std::copy(blob.begin(), blob.end(), signature.begin());
    return crypto::verify_ed25519(signature, bytes_of(text), key.public_key);
}

/// The time of a cosignature that verifies.
std::optional<std::uint64_t> verify_cosignature(std::string_view text, ByteView blob,
                                                const VerifierKey& key) {
    if (blob.size() <= cosignature_time_size) return std::nullopt;
    std::uint64_t time = 0;
    for (const auto byte : blob.first(cosignature_time_size)) time = time << 8 | byte;
    if (time > max_cosignature_time) return std::nullopt;

    const auto message = cosignature_message(time, text);
    if (!verify_text(message, blob.subspan(cosignature_time_size), key)) return std::nullopt;
    return time;
}

SignatureVerdict verdict_of(bool verified) noexcept {
    return verified ? SignatureVerdict::holds : SignatureVerdict::wrong;
}

}  // namespace

std::string_view to_string(SignatureVerdict verdict) noexcept {
    switch (verdict) {
        case SignatureVerdict::not_checked:
            return "not_checked";
        case SignatureVerdict::holds:
            return "holds";
        case SignatureVerdict::absent:
            return "absent";
        case SignatureVerdict::wrong:
            return "wrong";
    }
    return "not_checked";
}

SignatureVerdict verify_signature(const SignedNote& note, const VerifierKey& key,
                                  std::uint64_t* time) {
    const auto is_of_key = [&, id = key.id()](const SignatureLine& line) {
        return line.key_id == id && line.name == key.name;
    };
    const auto line = std::find_if(note.signatures.begin(), note.signatures.end(), is_of_key);
    if (line == note.signatures.end()) return SignatureVerdict::absent;
    if (key.type == KeyType::ed25519) {
        return verdict_of(verify_text(note.text, line->signature, key));
    }
    const auto cosigned_at = verify_cosignature(note.text, line->signature, key);
    if (cosigned_at && time != nullptr) *time = *cosigned_at;
    return verdict_of(cosigned_at.has_value());
}

}  // namespace saksi::note
