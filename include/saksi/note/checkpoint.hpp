// A checkpoint: the statement "the log of this origin had this size and root".
// What it is worth depends on who signed it (saksi/note/policy.hpp).
//
// Spec: c2sp.org/tlog-checkpoint v1. Extension lines are read and shown, never
// written.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/note/signed_note.hpp"

namespace saksi::note {

struct Checkpoint {
    std::string origin;  ///< the log's name; not empty
    merkle::TreeHead head;
    std::vector<std::string> extensions;  ///< without their LF; normally none
    bool operator==(const Checkpoint&) const = default;
};

/// The text of a note. Size 0 must carry the empty root.
[[nodiscard]] SAKSI_API Result<Checkpoint> parse_checkpoint(std::string_view note_text);
/// Three lines. The checkpoint must have no extensions and an origin without LF.
[[nodiscard]] SAKSI_API std::string print_checkpoint(const Checkpoint& checkpoint);

struct SignedCheckpoint {
    Checkpoint checkpoint;
    SignedNote note;
    bool operator==(const SignedCheckpoint&) const = default;
};

/// A whole checkpoint file: note and checkpoint parsed, no signature verified.
[[nodiscard]] SAKSI_API Result<SignedCheckpoint> parse_signed_checkpoint(std::string_view file);

}  // namespace saksi::note
