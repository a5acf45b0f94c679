// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/chain.hpp"

#include <algorithm>

#include "saksi/core/expects.hpp"
#include "saksi/crypto/sha256.hpp"
#include "saksi/crypto/sha256_many.hpp"

namespace saksi::record {
namespace {

KeyDigest beginning_of(const Hash& hash) noexcept {
    KeyDigest digest;
    std::copy_n(hash.bytes.begin(), digest.bytes.size(), digest.bytes.begin());
    return digest;
}

}  // namespace

KeyDigest key_digest(std::string_view chain_key) noexcept {
    return beginning_of(crypto::sha256(bytes_of(chain_key)));
}

/// hash_many puts a byte before every message: here the bracket that all keys begin with.
std::vector<KeyDigest> key_digests(std::span<const std::string> chain_keys) {
    constexpr char bracket = '[';
    std::vector<ByteView> rests;
    rests.reserve(chain_keys.size());
    for (const auto& key : chain_keys) {
        SAKSI_EXPECTS(key.starts_with(bracket));
        rests.push_back(bytes_of(key).subspan(1));
    }
    std::vector<Hash> hashes(rests.size());
    crypto::hash_many(static_cast<std::uint8_t>(bracket), rests, hashes);
    std::vector<KeyDigest> digests(hashes.size());
    std::transform(hashes.begin(), hashes.end(), digests.begin(), beginning_of);
    return digests;
}

std::optional<KeyDigest> key_digest(const election::Event& event) {
    const auto key = election::chain_key(event);
    if (!key) return std::nullopt;
    return key_digest(*key);
}

std::optional<Hash> replaced_by(const election::Event& event) {
    return event.correction ? std::optional{event.correction->replaces} : std::nullopt;
}

std::optional<Hash> replaced_by(const election::ScannedForm& form) {
    return form.correction ? std::optional{form.correction->replaces} : std::nullopt;
}

std::string_view name_of(StepKind kind) noexcept {
    switch (kind) {
        case StepKind::opens:
            return "opens";
        case StepKind::replaces:
            return "replaces";
        case StepKind::stray:
            return "stray";
    }
    return {};
}

StepKind step_after(const Hash* current, const std::optional<Hash>& replaces) noexcept {
    if (current == nullptr) return StepKind::opens;
    return replaces == *current ? StepKind::replaces : StepKind::stray;
}

ChainStep Chains::observe(const KeyDigest& key, const Version& version,
                          const std::optional<Hash>& replaces) {
    auto* current = table_.find(key);
    const auto kind = step_after(current != nullptr ? &current->leaf : nullptr, replaces);
    if (kind == StepKind::opens) {
        table_.add({key, version});
        return {};
    }
    if (kind == StepKind::replaces) return {kind, std::exchange(*current, version)};
    ++strays_;
    return {kind, *current};
}

}  // namespace saksi::record
