// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/current_versions.hpp"

#include <utility>

namespace saksi::record {

std::optional<Slots::Id> CurrentVersions::place_of(const KeyDigest& key) const noexcept {
    return slots_.find(slot_hash(key), [&](Slots::Id id) { return links_[id].key == key; });
}

std::optional<std::uint64_t> CurrentVersions::find(const KeyDigest& key) const noexcept {
    const auto id = place_of(key);
    if (!id) return std::nullopt;
    return links_[*id].current;
}

void CurrentVersions::restore(const Link& link) {
    const auto id = Slots::id_of(links_.size());
    links_.push_back(link);
    slots_.add(slot_hash(link.key), id, [this](Slots::Id at) { return slot_hash(links_[at].key); });
}

ChainStep CurrentVersions::observe(const KeyDigest& key, std::uint64_t index,
                                   const std::optional<Hash>& replaces, const LeafSet& leaves) {
    const auto entry = Slots::id_of(index);
    const auto id = place_of(key);
    if (!id) {
        restore({key, entry});
        return {StepKind::opens, {}};
    }
    auto& current = links_[*id].current;
    const Version before{current, leaves[current]};
    const auto kind = step_after(&before.leaf, replaces);
    if (kind == StepKind::replaces) current = entry;
    if (kind == StepKind::stray) ++strays_;
    return {kind, before};
}

}  // namespace saksi::record
