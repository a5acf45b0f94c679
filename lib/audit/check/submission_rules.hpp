// R02: does a submission hold? R03: who has a key, and what of theirs nobody
// signed. Both are about `by`: with them a log's keeper cannot put words into a
// submitter's mouth.
//
// A submission is over the entries right before it, and reaches over no other
// submission: so all of them together cost one hash an entry.
//
// Format: docs/format.md 1.5.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../survey.hpp"
#include "finding_book.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/note/key.hpp"

namespace saksi::audit {

class SubmissionRules {
 public:
    /// Borrows both.
    SubmissionRules(log::Reader& reader, FindingBook& book) : reader_(reader), book_(book) {}

    /// Every event of the election, in index order.
    [[nodiscard]] Result<void> take(const SeenEvent& seen);
    /// One that is neither a key nor a submission.
    void take_entry(const record::Version& version, std::string_view by);
    void finish();

 private:
    /// Entries by one submitter right after each other, up to the last one taken.
    struct Run {
        std::string by;
        std::uint64_t first = 0;
        std::uint64_t end = 0;
    };
    /// Entries right after each other that no submission is over yet.
    struct Open {
        record::Version first;
        std::uint64_t count = 0;
    };
    struct Submitter {
        std::vector<note::VerifierKey> keys;  ///< in force
        Open open;                            ///< the next submission may be over these
        Open left;                            ///< the first and number of those none can be over
        void settle();
    };

    void take_key(const election::SubmitterKey& key);
    [[nodiscard]] Result<void> judge(const SeenEvent& seen, const election::Submission& submission);
    /// Why it does not hold; empty: it holds.
    [[nodiscard]] Result<std::string_view> fault_of(const SeenEvent& seen,
                                                    const election::Submission& submission);
    [[nodiscard]] Result<Hash> root_of(std::uint64_t first, std::uint64_t end);

    log::Reader& reader_;
    FindingBook& book_;
    Run run_;
    std::map<std::string, Submitter, std::less<>> submitters_;
};

}  // namespace saksi::audit
