// Ballots against the DCT that was in force when they were made.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "candidacy_follower.hpp"
#include "saksi/audit/candidacy_check.hpp"
#include "saksi/election/notice.hpp"

namespace saksi::audit {

struct SeenBallot {
    record::Version version;
    std::optional<std::int64_t> at;  ///< when it was made, if anything says so
    election::Ballot ballot;
};

class BallotFollower {
 public:
    void take(const SeenEvent& seen);
    /// Judges each ballot; `voting_date` is the election's.
    void finish(const std::map<Race, Field>& races, const std::string& voting_date,
                CandidacyReport& report);

 private:
    void set_times(const std::string& voting_date);

    std::map<Race, std::vector<SeenBallot>> ballots_;
    std::vector<election::Notice> printings_;
};

}  // namespace saksi::audit
