// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/current_versions.hpp"

namespace saksi::record {

std::optional<std::uint64_t> CurrentVersions::find(const KeyDigest& key) const noexcept {
    const auto* current = table_.find(key);
    if (current == nullptr) return std::nullopt;
    return *current;
}

ChainStep CurrentVersions::observe(const KeyDigest& key, std::uint64_t index,
                                   const std::optional<Hash>& replaces, const LeafSet& leaves) {
    const auto entry = Slots::id_of(index);
    auto* current = table_.find(key);
    if (current == nullptr) {
        table_.add({key, entry});
        return {};
    }
    const Version before{*current, leaves[*current]};
    const auto kind = step_after(&before.leaf, replaces);
    if (kind == StepKind::replaces) *current = entry;
    if (kind == StepKind::stray) ++strays_;
    return {kind, before};
}

}  // namespace saksi::record
