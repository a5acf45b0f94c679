// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "cosignature_message.hpp"
#include "note_text.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/note/signer.hpp"

namespace saksi::note {
namespace {

/// The time, big-endian, then the signature.
Bytes timestamped(std::uint64_t time, const crypto::Signature& signature) {
    Bytes blob;
    for (unsigned shift = 64; shift > 0; shift -= 8) {
        blob.push_back(static_cast<std::uint8_t>(time >> (shift - 8)));
    }
    append(blob, signature);
    return blob;
}

}  // namespace

Result<SignatureLine> cosign(std::string_view checkpoint_text, std::uint64_t time,
                             std::string_view name, const crypto::SigningKey& key) {
    if (!is_key_name(name)) {
        return refuse(ErrorCode::usage, "", "not a key name", std::string(name));
    }
    if (time == 0 || time > max_cosignature_time) {
        return refuse(ErrorCode::usage, "", "a cosignature's time is from 1 to 2^63-1",
                      std::to_string(time));
    }
    if (auto clean = check_note_characters(checkpoint_text); !clean) {
        return pass_on(std::move(clean.error()));
    }
    if (auto checkpoint = parse_checkpoint(checkpoint_text); !checkpoint) {
        return pass_on(std::move(checkpoint.error()));
    }
    const VerifierKey witness{std::string(name), KeyType::cosignature, key.public_key()};
    const auto signature = key.sign(bytes_of(cosignature_message(time, checkpoint_text)));
    return SignatureLine{witness.name, witness.id(), timestamped(time, signature)};
}

}  // namespace saksi::note
