// ChangeJudge: reads the versions of a chain back and says what became of its
// form between two sizes of the log.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "change_follower.hpp"
#include "form_values.hpp"
#include "saksi/audit/changes.hpp"
#include "saksi/record/entry_cache.hpp"
#include "survey.hpp"

namespace saksi::audit {

class ChangeJudge {
 public:
    /// Borrows all three.
    ChangeJudge(const Survey& survey, const ChangeFollower& follower, log::Reader& reader)
        : survey_(survey), follower_(follower), entries_(reader) {}

    /// The form of a chain; its kind may be `unchanged`.
    [[nodiscard]] Result<ChangedForm> judge(const MovedChain& chain);
    /// Does it lie in the unit, or is it of it?
    [[nodiscard]] bool lies_in(const FormHome& home, const election::Unit& region) const;

 private:
    [[nodiscard]] Result<ReadVersion> read(const record::Version& version);
    [[nodiscard]] Result<std::vector<ReadVersion>> read_all(const MovedChain& chain);
    [[nodiscard]] ChangeStep step_of(const ReadVersion* before, const ReadVersion& now) const;
    void name(ChangedForm& form) const;

    const Survey& survey_;
    const ChangeFollower& follower_;
    record::EntryCache entries_;
};

}  // namespace saksi::audit
