// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/group_commit.hpp"

#include <cstddef>
#include <string>
#include <utility>

namespace saksi::record {
namespace {

using Events = std::vector<PreparedEvent>;

/// May all of them be added?
Result<void> accept_all(const EventBatch& batch, const Events& events) {
    for (std::size_t i = 0; i < events.size(); ++i) {
        auto accepted = batch.accepts(events[i]);
        if (accepted) continue;
        if (events.size() == 1) return accepted;
        return pass_on("event " + std::to_string(i + 1), std::move(accepted.error()));
    }
    return {};
}

/// An error is the system's.
Result<std::vector<Placed>> add_all(EventBatch& batch, const Events& events) {
    std::vector<Placed> placed;
    placed.reserve(events.size());
    for (const auto& event : events) {
        const auto added = batch.add(event);
        if (!added) return pass_on(added.error());
        placed.push_back(*added);
    }
    return placed;
}

Result<std::vector<Result<Receipt>>> commit_batch(Recorder& recorder,
                                                  const std::vector<Events>& round) {
    auto batch = recorder.begin();
    if (!batch) return pass_on(std::move(batch.error()));
    std::vector<Result<Receipt>> answers;
    answers.reserve(round.size());
    for (const auto& events : round) {
        if (auto accepted = accept_all(*batch, events); !accepted) {
            answers.push_back(pass_on(std::move(accepted.error())));
            continue;
        }
        auto placed = add_all(*batch, events);
        if (!placed) return pass_on(std::move(placed.error()));
        answers.push_back(Receipt{std::move(*placed), nullptr});
    }
    auto committed = recorder.make_durable(*batch);
    if (!committed) return pass_on(std::move(committed.error()));
    const auto head =
        std::make_shared<const note::SignedCheckpoint>(std::move(committed->checkpoint));
    for (auto& answer : answers) {
        if (answer) answer->checkpoint = head;
    }
    return answers;
}

}  // namespace

GroupCommit::GroupCommit(Recorder& recorder)
    : commits_([&recorder](std::vector<Events>& round) { return commit_batch(recorder, round); },
               [&recorder] { return recorder.publish(); }) {}

Result<Receipt> GroupCommit::submit(PreparedEvent event) {
    Events only;
    only.push_back(std::move(event));
    return submit(std::move(only));
}

Result<Receipt> GroupCommit::submit(Events events) { return commits_.hand_in(std::move(events)); }

}  // namespace saksi::record
