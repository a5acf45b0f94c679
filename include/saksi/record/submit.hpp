// What a submitter does before events are handed in: sign them. The events in
// their one spelling, and after them the `submission` that whoever keeps the log
// cannot make for others.
//
// The signature is over entries that stand right before it: of events that are
// in the log already nothing is added, and it would be over others. Sign what is new.
//
// Format: docs/format.md 1.5.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "saksi/core/export.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/merkle/compact_range.hpp"
#include "saksi/note/signer.hpp"
#include "saksi/record/append.hpp"

namespace saksi::record {

class SAKSI_API SubmissionDraft {
 public:
    /// The entry of an event, which the signature will be over. Refuses what
    /// print_event refuses, and an event of another submitter or election than
    /// those before it.
    [[nodiscard]] Result<std::string> add(const election::Event& event);
    /// The `submission` over all that was added; usage if that is nothing.
    [[nodiscard]] Result<election::Event> sign(note::Signer& signer) const;

    [[nodiscard]] std::uint64_t count() const noexcept { return entries_.size(); }

 private:
    std::string election_;
    std::string by_;
    merkle::CompactRange entries_;
};

/// The entries of all events of the inputs, in order, and last the submission
/// over them. Refuses at the first bad line, by name and number.
[[nodiscard]] SAKSI_API Result<std::vector<std::string>> sign_events(
    const std::vector<AppendInput>& inputs, note::Signer& signer);

}  // namespace saksi::record
