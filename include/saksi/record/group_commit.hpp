// Events from many threads, each answered when it is durable and signed. One
// thread commits what has gathered as one batch (saksi/core/shared_fate.hpp):
//
//     GroupCommit commits(recorder);            one recorder, as many threads as there are
//     auto event = prepare_line(line);          on the submitter's thread: most of the work
//     auto receipt = commits.submit(*event);    waits; then it is in the log
//
// What is wrong with an event is told to its submitter and concerns nobody else. An
// entry that is in the log already is answered with the place it has.
//
// When everybody has an answer and nobody waits, what was committed is published; under
// steady load every few batches (Gathering::patience).
//
// An error of the system goes to everybody in the batch, and whether it was
// committed may then be unknown: the recorder is spent. Open the log anew; what is
// in it then was committed.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/core/shared_fate.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/prepared_event.hpp"
#include "saksi/record/recorder.hpp"

namespace saksi::record {

/// "Your events are in the log."
struct Receipt {
    std::vector<Placed> placed;  ///< of each, in their order
    /// Of the log with the events in it; shared by all of a batch.
    std::shared_ptr<const note::SignedCheckpoint> checkpoint;
};

class SAKSI_API GroupCommit {
 public:
    /// Borrows the recorder, which nobody else may use meanwhile.
    explicit GroupCommit(Recorder& recorder);

    /// From any thread. Refuses what EventBatch::accepts refuses.
    [[nodiscard]] Result<Receipt> submit(PreparedEvent event);

    /// Events that belong together, as those before a `submission` that signs them:
    /// all of them or none, one right after the other in the log but for those that
    /// are there already. An event may need what was answered before, never what
    /// stands beside it. Errors name the event: "event 1" is the first.
    [[nodiscard]] Result<Receipt> submit(std::vector<PreparedEvent> events);

 private:
    SharedFate<std::vector<PreparedEvent>, Receipt> commits_;
};

}  // namespace saksi::record
