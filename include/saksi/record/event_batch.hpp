// Events on their way into a log, all or nothing. An event is checked against
// what the log holds, printed in its one spelling, and staged; an entry that is
// there already (in the log or in this batch) is not added again.
//
// A batch changes the State it borrows. If it is not committed, that state
// describes no log: saksi/record/recorder.hpp sees to it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "saksi/core/effort.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/log/writer.hpp"
#include "saksi/record/entry_cache.hpp"
#include "saksi/record/prepared_event.hpp"
#include "saksi/record/prepared_form.hpp"
#include "saksi/record/state.hpp"

namespace saksi::record {

struct Placed {
    std::uint64_t index = 0;  ///< where the entry is or will be
    Hash leaf;
    bool duplicate = false;         ///< it was there: nothing was added
    std::optional<ChainStep> step;  ///< of an added version of something
};

class SAKSI_API EventBatch {
 public:
    /// Borrows `state` and `logged`, which reads the entries before this batch.
    EventBatch(State& state, EntryCache& logged, log::Batch batch);

    /// May it be added? What only the log can tell (State::accepts); an entry that
    /// is there already may.
    [[nodiscard]] Result<void> accepts(const PreparedEvent& prepared) const;
    [[nodiscard]] Result<void> accepts(const PreparedForm& prepared);
    /// prepare_event() and accepts(): everything that can be wrong with the event
    /// itself. Stages nothing.
    [[nodiscard]] Result<PreparedEvent> prepare(election::Event event) const;
    /// Stages it. An error is the system's, never the event's.
    [[nodiscard]] Result<Placed> add(const PreparedEvent& prepared);
    [[nodiscard]] Result<Placed> add(const PreparedForm& prepared);
    /// prepare() and add().
    [[nodiscard]] Result<Placed> add(election::Event event);

    [[nodiscard]] const State& state() const noexcept { return *state_; }
    /// On how many threads events are made ready, and who is told of it.
    [[nodiscard]] const Effort& effort() const noexcept { return batch_.effort(); }
    /// Entries of the log as it was before this batch.
    [[nodiscard]] EntryCache& logged() noexcept { return *logged_; }
    /// Entries added so far.
    [[nodiscard]] std::uint64_t count() const noexcept { return batch_.count(); }
    /// Of the log with what was added.
    [[nodiscard]] merkle::TreeHead head() const { return batch_.head(); }
    /// Makes it durable and signed; an empty batch changes nothing.
    [[nodiscard]] Result<log::Committed> commit() { return batch_.commit(); }

 private:
    /// One form after the other is of the same ballot.
    struct LastBallot {
        std::string election, id;
        const KnownBallot* known = nullptr;
    };
    [[nodiscard]] const KnownBallot* ballot_of(const election::ScannedForm& form);
    template <class Prepared>
    [[nodiscard]] Result<Placed> stage(const Prepared& prepared);

    State* state_;
    EntryCache* logged_;
    log::Batch batch_;
    LastBallot last_;
};

}  // namespace saksi::record
