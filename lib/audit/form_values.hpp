// The figures of two versions of a result side by side, by the ballot's options.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "saksi/audit/changes.hpp"
#include "saksi/election/ballot.hpp"
#include "saksi/election/event.hpp"

namespace saksi::audit {

/// A version as it was read back.
struct ReadVersion {
    record::Version version;
    election::Event event;
    const election::Ballot* ballot = nullptr;  ///< none: a publication, or not in the log
};

/// What ChangedForm::values says. Without a version before, everything is new.
/// Between two versions on one ballot only what both captured.
[[nodiscard]] std::vector<ValueChange> value_changes(const ReadVersion* before,
                                                     const ReadVersion& after);

}  // namespace saksi::audit
