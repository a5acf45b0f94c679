// Single entries from many threads, each answered when it is durable and signed.
// One thread commits what has gathered as one batch, so that a hundred waiting
// submitters pay for one commit (saksi/core/shared_fate.hpp). Entries are opaque;
// for events there is saksi/record/group_commit.hpp.
//
//     GroupCommit commits(writer);                 one writer, as many threads as there are
//     const auto receipt = commits.submit(entry);  waits; then the entry is in the log
//
// What holds of a batch holds of every entry in it (saksi/log/writer.hpp): a crash
// before the commit leaves none of those entries, and nobody was answered; after
// it, all of them. When everybody has an answer and nobody waits, what was committed is
// published, by the thread that committed last; under steady load every few batches
// (Gathering::patience).
//
// An error of the system goes to everybody in the batch, and whether it was
// committed may then be unknown, as with Batch::commit: the writer is spent. Open
// the log anew; what is in it then was committed.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "saksi/core/bytes.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/core/result.hpp"
#include "saksi/core/shared_fate.hpp"
#include "saksi/log/writer.hpp"

namespace saksi::log {

/// "Your entry is in the log."
struct Receipt {
    std::uint64_t index = 0;
    Hash leaf;
    /// Of the log with the entry in it; shared by all of a batch.
    std::shared_ptr<const note::SignedCheckpoint> checkpoint;
};

class SAKSI_API GroupCommit {
 public:
    /// Borrows the writer, which nobody else may use meanwhile.
    explicit GroupCommit(Writer& writer);

    /// From any thread. Refuses an entry over the limit (too_large), which is no
    /// matter of the others.
    [[nodiscard]] Result<Receipt> submit(ByteView entry);

 private:
    SharedFate<Bytes, Receipt> commits_;
};

}  // namespace saksi::log
