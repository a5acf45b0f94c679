// What a walk keeps of candidacies: for each chain its versions in short, and
// the current one in full. Steps are judged as they come; what needs all of them
// is judged at the end (list_check.hpp, ballot_check.hpp).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "saksi/audit/candidacy_check.hpp"
#include "saksi/election/candidacy_path.hpp"
#include "survey.hpp"

namespace saksi::audit {

/// A version, as far as ballots ask.
struct CandidacyMoment {
    record::Version version;
    std::optional<std::int64_t> at;  ///< POSIX seconds
    election::CandidacyStage stage = election::CandidacyStage::diajukan;
    std::optional<std::uint16_t> number;
    std::vector<std::string> parties;
};

struct CandidacyTrack {
    election::Candidacy current;
    std::vector<CandidacyMoment> moments;  ///< those that were current, in turn

    [[nodiscard]] const record::Version& last() const noexcept { return moments.back().version; }
    /// In a DCT now, or left it since.
    [[nodiscard]] bool was_set() const noexcept;
};

/// Area and contest.
struct Race {
    election::Contest contest = election::Contest::pdpr;
    election::Unit unit;

    auto operator<=>(const Race&) const = default;
};

/// Candidates of one race by key.
using Field = std::map<std::string, CandidacyTrack>;

class CandidacyFollower {
 public:
    void take(const SeenEvent& seen);

    [[nodiscard]] const std::map<Race, Field>& races() const noexcept { return races_; }
    [[nodiscard]] std::uint64_t strays() const noexcept { return strays_; }
    /// What the steps broke; moved out once.
    [[nodiscard]] std::vector<CandidacyFinding> take_findings() { return std::move(findings_); }

 private:
    void take_stray(const SeenEvent& seen, const election::Candidacy& candidacy);
    void judge(const CandidacyTrack& track, const SeenEvent& seen,
               const election::Candidacy& after);
    void judge_status(const SeenEvent& seen, const election::Candidacy& candidacy);

    std::map<Race, Field> races_;
    std::vector<CandidacyFinding> findings_;
    std::uint64_t strays_ = 0;
};

/// "vermin tms": stage and status.
[[nodiscard]] std::string words_of(const election::Candidacy& candidacy);

/// A finding about a candidate.
[[nodiscard]] CandidacyFinding finding_of(CandidacyFault fault,
                                          const election::Candidacy& candidacy,
                                          std::vector<record::Version> entries);

}  // namespace saksi::audit
