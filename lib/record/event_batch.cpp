// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/event_batch.hpp"

#include <utility>

#include "saksi/merkle/hash.hpp"

namespace saksi::record {

EventBatch::EventBatch(State& state, EntryCache& logged, log::Batch batch)
    : state_(&state), logged_(&logged), batch_(std::move(batch)) {}

Result<PreparedEvent> EventBatch::prepare(election::Event event) const {
    const auto key = key_digest(event);
    return prepare(std::move(event), key);
}

Result<PreparedEvent> EventBatch::prepare(election::Event event,
                                          const std::optional<KeyDigest>& key) const {
    auto entry = election::print_event(event);
    if (!entry) return pass_on(std::move(entry.error()));
    const auto leaf = merkle::leaf_hash(bytes_of(*entry));
    if (!state_->leaves().find(leaf)) {
        const auto accepted = state_->accepts(event);
        if (!accepted) return pass_on(accepted.error());
    }
    return PreparedEvent{std::move(event), std::move(*entry), leaf, key};
}

Result<Placed> EventBatch::add(const PreparedEvent& prepared) {
    if (const auto index = state_->leaves().find(prepared.leaf)) {
        return Placed{*index, prepared.leaf, true, std::nullopt};
    }
    const auto added = batch_.add(bytes_of(prepared.entry), prepared.leaf);
    if (!added) return pass_on(added.error());
    if (added->index != state_->size()) {
        return refuse(ErrorCode::inconsistent, {},
                      "the log is not the one this batch was begun on");
    }
    return Placed{added->index, added->leaf, false,
                  state_->observe(prepared.leaf, prepared.event, prepared.key)};
}

Result<Placed> EventBatch::add(election::Event event) {
    auto prepared = prepare(std::move(event));
    if (!prepared) return pass_on(std::move(prepared.error()));
    return add(*prepared);
}

}  // namespace saksi::record
