// Evidence: signed checkpoints that contradict each other, and proofs of it, put
// into a folder next to the state, where they are never overwritten. They need no
// monitor to be verified (saksi/audit/entry_check.hpp).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "saksi/audit/monitor.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/note/tlog_proof.hpp"

namespace saksi::audit {

/// The files that an alarm names. What cannot be put there does not silence it.
class Evidence {
 public:
    /// Makes the folder. Borrows files and alarm.
    Evidence(FileSystem& files, std::string folder, Alarm& alarm);

    /// As "12-0a1b2c3d4e5f6071": its size and the beginning of its root.
    void put(const note::SignedCheckpoint& checkpoint);
    /// As "12-0a1b2c3d4e5f6071-not-from-7".
    void put(const note::GrowthProof& proof);

 private:
    void put(const std::string& name, const std::string& text);
    void take(Result<void> done);

    FileSystem& files_;
    std::string folder_;
    Alarm& alarm_;
};

}  // namespace saksi::audit
