// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/chain.hpp"

#include <algorithm>

#include "saksi/crypto/sha256.hpp"

namespace saksi::record {
KeyDigest key_digest(std::string_view chain_key) noexcept {
    const auto hash = crypto::sha256(bytes_of(chain_key));
    KeyDigest digest;
    std::copy_n(hash.bytes.begin(), digest.bytes.size(), digest.bytes.begin());
    return digest;
}

std::optional<KeyDigest> key_digest(const election::Event& event) {
    const auto key = election::chain_key(event);
    if (!key) return std::nullopt;
    return key_digest(*key);
}

std::optional<Hash> replaced_by(const election::Event& event) {
    return event.correction ? std::optional{event.correction->replaces} : std::nullopt;
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

std::optional<Slots::Id> Chains::find(const KeyDigest& key) const noexcept {
    return slots_.find(slot_hash(key), [&](Slots::Id id) { return links_[id].key == key; });
}

void Chains::restore(const Link& link) {
    const auto id = Slots::id_of(links_.size());
    links_.push_back(link);
    slots_.add(slot_hash(link.key), id, [this](Slots::Id at) { return slot_hash(links_[at].key); });
}

ChainStep Chains::observe(const KeyDigest& key, const Version& version,
                          const std::optional<Hash>& replaces) {
    const auto id = find(key);
    if (!id) {
        restore({key, version});
        return {StepKind::opens, {}};
    }
    auto& current = links_[*id].current;
    if (replaces != current.leaf) {
        ++strays_;
        return {StepKind::stray, current};
    }
    return {StepKind::replaces, std::exchange(current, version)};
}

const Version* Chains::current(const KeyDigest& key) const noexcept {
    const auto id = find(key);
    return id ? &links_[*id].current : nullptr;
}

}  // namespace saksi::record
