// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/key.hpp"

#include <algorithm>
#include <utility>

#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/crypto/sha256.hpp"

namespace saksi::note {
namespace {

/// Unicode's White_Space property.
bool is_white_space(char32_t c) noexcept {
    return (c >= 0x09 && c <= 0x0d) || c == 0x20 || c == 0x85 || c == 0xa0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
           c == 0x205f || c == 0x3000;
}

/// name, id and key of a vkey. The key is base64 and may hold '+' itself.
struct VkeyParts {
    std::string_view name;
    std::string_view id;
    std::string_view key;
};

Result<VkeyParts> split_vkey(std::string_view text) {
    const auto first = text.find('+');
    const auto second = first == text.npos ? text.npos : text.find('+', first + 1);
    if (second == text.npos) {
        return refuse(ErrorCode::malformed, "", "a verifier key is name+id+key");
    }
    return VkeyParts{text.substr(0, first), text.substr(first + 1, second - first - 1),
                     text.substr(second + 1)};
}

/// Type byte and public key, from their base64.
Result<VerifierKey> parse_key_material(std::string_view base64) {
    const auto bytes = parse_base64(base64);
    if (!bytes) return pass_on("key", bytes.error());
    if (bytes->empty()) return refuse(ErrorCode::malformed, "key", "no key bytes");

    VerifierKey key;
    key.type = static_cast<KeyType>(bytes->front());
    if (key.type != KeyType::ed25519 && key.type != KeyType::cosignature) {
        return refuse(ErrorCode::unsupported, "key", "a key type that saksi does not verify",
                      to_hex({bytes->data(), 1}));
    }
    if (bytes->size() != 1 + key.public_key.size()) {
        return refuse(ErrorCode::malformed, "key", "an Ed25519 key has 32 bytes after its type",
                      std::to_string(bytes->size() - 1));
    }
    std::copy(bytes->begin() + 1, bytes->end(), key.public_key.begin());
    return key;
}

}  // namespace

KeyId VerifierKey::id() const noexcept {
    const std::uint8_t line_end_and_type[] = {'\n', static_cast<std::uint8_t>(type)};
    const auto hash =
        crypto::Sha256().add(bytes_of(name)).add(line_end_and_type).add(public_key).finish();
    return {hash.bytes[0], hash.bytes[1], hash.bytes[2], hash.bytes[3]};
}

bool is_key_name(std::string_view name) noexcept {
    if (name.empty() || find_invalid_utf8(name)) return false;
    for (std::size_t offset = 0; offset < name.size();) {
        const auto c = next_code_point(name, offset);
        if (c < 0x20 || c == U'+' || is_white_space(c)) return false;
    }
    return true;
}

Result<VerifierKey> parse_vkey(std::string_view text) {
    const auto parts = split_vkey(text);
    if (!parts) return pass_on(parts.error());
    if (!is_key_name(parts->name)) {
        return refuse(ErrorCode::malformed, "name",
                      "a key name is UTF-8, not empty, without white space");
    }
    auto key = parse_key_material(parts->key);
    if (!key) return pass_on(std::move(key.error()));

    key->name = parts->name;
    if (parts->id != to_hex(key->id())) {
        return refuse(ErrorCode::malformed, "id", "the key id is not that of this name and key",
                      std::string(parts->id));
    }
    return key;
}

std::string to_vkey(const VerifierKey& key) {
    Bytes material{static_cast<std::uint8_t>(key.type)};
    append(material, key.public_key);
    return key.name + '+' + to_hex(key.id()) + '+' + to_base64(material);
}

}  // namespace saksi::note
