// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/event_batch.hpp"

#include <utility>

namespace saksi::record {

EventBatch::EventBatch(State& state, EntryCache& logged, log::Batch batch)
    : state_(&state), logged_(&logged), batch_(std::move(batch)) {}

Result<void> EventBatch::accepts(const PreparedEvent& prepared) const {
    if (state_->leaves().find(prepared.leaf)) return {};
    return state_->accepts(prepared.event);
}

Result<PreparedEvent> EventBatch::prepare(election::Event event) const {
    auto prepared = prepare_event(std::move(event));
    if (!prepared) return prepared;
    if (auto accepted = accepts(*prepared); !accepted) return pass_on(accepted.error());
    return prepared;
}

/// A ballot that is known stays where it is; one that is not may come.
const KnownBallot* EventBatch::ballot_of(const election::ScannedForm& form) {
    if (last_.known == nullptr || last_.id != form.ballot || last_.election != form.election) {
        last_.election = form.election;
        last_.id = form.ballot;
        last_.known = state_->ballot(last_.election, last_.id);
    }
    return last_.known;
}

Result<void> EventBatch::accepts(const PreparedForm& prepared) {
    if (state_->leaves().find(prepared.leaf)) return {};
    return state_->accepts(prepared.form, ballot_of(prepared.form));
}

namespace {

std::optional<ChainStep> observe(State& state, const PreparedEvent& prepared) {
    return state.observe(prepared.leaf, prepared.event, prepared.key);
}
std::optional<ChainStep> observe(State& state, const PreparedForm& prepared) {
    return state.observe(prepared);
}

}  // namespace

Result<Placed> EventBatch::add(const PreparedEvent& prepared) { return stage(prepared); }
Result<Placed> EventBatch::add(const PreparedForm& prepared) { return stage(prepared); }

template <class Prepared>
Result<Placed> EventBatch::stage(const Prepared& prepared) {
    if (const auto index = state_->leaves().find(prepared.leaf)) {
        return Placed{*index, prepared.leaf, true, std::nullopt};
    }
    const auto added = batch_.add(bytes_of(prepared.entry), prepared.leaf);
    if (!added) return pass_on(added.error());
    if (added->index != state_->size()) {
        return refuse(ErrorCode::inconsistent, {},
                      "the log is not the one this batch was begun on");
    }
    return Placed{added->index, added->leaf, false, observe(*state_, prepared)};
}

Result<Placed> EventBatch::add(election::Event event) {
    auto prepared = prepare(std::move(event));
    if (!prepared) return pass_on(std::move(prepared.error()));
    return add(*prepared);
}

}  // namespace saksi::record
