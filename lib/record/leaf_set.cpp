// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/leaf_set.hpp"

#include <cstring>

namespace saksi::record {
namespace {

std::uint64_t slot_hash(const Hash& leaf) noexcept {
    std::uint64_t hash = 0;
    std::memcpy(&hash, leaf.bytes.data(), sizeof hash);
    return hash;
}

}  // namespace

void LeafSet::push(const Hash& leaf) {
    const bool known = find(leaf).has_value();
    const auto id = Slots::id_of(leaves_.size());
    leaves_.push_back(leaf);
    if (known) return;
    slots_.add(slot_hash(leaf), id, [this](Slots::Id at) { return slot_hash(leaves_[at]); });
}

void LeafSet::expect(const Hash& leaf) const noexcept { slots_.expect(slot_hash(leaf)); }

std::optional<std::uint64_t> LeafSet::find(const Hash& leaf) const noexcept {
    const auto id = slots_.find(slot_hash(leaf), [&](Slots::Id at) { return leaves_[at] == leaf; });
    if (!id) return std::nullopt;
    return *id;
}

}  // namespace saksi::record
