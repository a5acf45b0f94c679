// SPDX-License-Identifier: Apache-2.0
#include "ballot_check.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace saksi::audit {
namespace {

using election::CandidacyStage;
using Moments = std::vector<const CandidacyMoment*>;

/// What a ballot says of one candidate.
struct Printed {
    std::string key;
    std::optional<std::uint16_t> number;
    const std::string* party = nullptr;  ///< key; of a name on a party's list
};

std::vector<Printed> printed_on(const election::Ballot& ballot) {
    std::vector<Printed> printed;
    for (const auto& option : ballot.options) {
        if (option.kind == election::OptionKind::kosong) continue;
        if (option.kind != election::OptionKind::party)
            printed.push_back({option.key, option.number, nullptr});
        for (const auto& candidate : option.candidates)
            printed.push_back({candidate.key, candidate.number, &option.key});
    }
    return printed;
}

bool is_later(const CandidacyMoment& moment, const SeenBallot& ballot) noexcept {
    return moment.at && ballot.at && *moment.at > *ballot.at;
}

/// The versions that may have been in force: the last one that is dated up to
/// the ballot, and those after it that nobody dates.
Moments in_force(const CandidacyTrack& track, const SeenBallot& ballot) {
    Moments found;
    for (const auto& moment : track.moments) {
        if (is_later(moment, ballot)) continue;
        if (moment.at && ballot.at) found.clear();
        found.push_back(&moment);
    }
    return found;
}

bool is_set(const CandidacyMoment& moment) noexcept { return moment.stage == CandidacyStage::dct; }

bool fits(const CandidacyMoment& moment, const Printed& printed) {
    const bool number = !moment.number || !printed.number || *moment.number == *printed.number;
    const bool party = printed.party == nullptr || moment.parties.empty() ||
                       moment.parties.front() == *printed.party;
    return number && party;
}

CandidacyFinding ballot_finding(CandidacyFault fault, const SeenBallot& ballot,
                                const std::string& key) {
    CandidacyFinding finding;
    finding.fault = fault;
    finding.contest = ballot.ballot.contest;
    finding.unit = ballot.ballot.unit;
    finding.subject = key;
    finding.entries = {ballot.version};
    finding.to = ballot.ballot.id;
    return finding;
}

void add(CandidacyReport& report, CandidacyFinding finding, const record::Version& version) {
    finding.entries.push_back(version);
    std::sort(finding.entries.begin(), finding.entries.end());
    report.findings.push_back(std::move(finding));
}

/// A version that is surely later than the ballot and puts the candidate there
/// otherwise; a null pointer if there is none.
const CandidacyMoment* set_later(const CandidacyTrack& track, const SeenBallot& ballot,
                                 const Printed* printed) {
    for (const auto& moment : track.moments) {
        const bool other = printed == nullptr || !fits(moment, *printed);
        if (is_later(moment, ballot) && is_set(moment) && other) return &moment;
    }
    return nullptr;
}

class BallotJudge {
 public:
    BallotJudge(const SeenBallot& ballot, const Field& field, bool last, CandidacyReport& report)
        : ballot_(ballot), field_(field), last_(last), report_(report) {}

    void judge() {
        std::set<std::string> keys;
        for (const auto& printed : printed_on(ballot_.ballot)) {
            keys.insert(printed.key);
            judge(printed);
        }
        for (const auto& [key, track] : field_) {
            if (!keys.contains(key)) judge_absent(key, track);
        }
    }

 private:
    [[nodiscard]] CandidacyFinding finding(CandidacyFault fault, const std::string& key) const {
        return ballot_finding(fault, ballot_, key);
    }

    void judge(const Printed& printed) {
        const auto track = field_.find(printed.key);
        if (track == field_.end()) {
            report_.findings.push_back(finding(CandidacyFault::not_in_dct, printed.key));
            return;
        }
        judge(printed, track->second);
        if (last_) judge_later(printed, track->second);
    }

    void judge(const Printed& printed, const CandidacyTrack& track) {
        bool set = false;
        for (const auto* moment : in_force(track, ballot_)) {
            if (!is_set(*moment)) continue;
            if (fits(*moment, printed)) return;
            set = true;
        }
        const auto* later = set_later(track, ballot_, nullptr);
        const auto fault = set                ? CandidacyFault::ballot_differs
                           : later != nullptr ? CandidacyFault::dct_after_ballot
                                              : CandidacyFault::not_in_dct;
        add(report_, finding(fault, printed.key), later != nullptr ? later->version : track.last());
    }

    /// What happened to a name after it was printed, and no ballot followed.
    void judge_later(const Printed& printed, const CandidacyTrack& track) {
        const auto& now = track.moments.back();
        if (!is_later(now, ballot_)) return;
        if (is_set(now)) {
            const auto* otherwise = set_later(track, ballot_, &printed);
            if (otherwise == nullptr) return;
            add(report_, finding(CandidacyFault::dct_after_ballot, printed.key),
                otherwise->version);
        } else if (track.was_set()) {
            add(report_, finding(CandidacyFault::left_after_ballot, printed.key), now.version);
        }
    }

    void judge_absent(const std::string& key, const CandidacyTrack& track) {
        const auto moments = in_force(track, ballot_);
        const bool was_in =
            !moments.empty() && std::all_of(moments.begin(), moments.end(),
                                            [](const auto* moment) { return is_set(*moment); });
        if (was_in) {
            add(report_, finding(CandidacyFault::missing_from_ballot, key),
                moments.back()->version);
        } else if (const auto* later = set_later(track, ballot_, nullptr); last_ && later) {
            add(report_, finding(CandidacyFault::dct_after_ballot, key), later->version);
        }
    }

    const SeenBallot& ballot_;
    const Field& field_;
    bool last_;
    CandidacyReport& report_;
};

bool is_about(const election::Notice& notice, const Race& race) {
    return (!notice.contest || *notice.contest == race.contest) &&
           (!notice.unit || *notice.unit == race.unit);
}

/// The first moment of the voting day, by the time of Jakarta.
std::optional<std::int64_t> start_of(const std::string& day) {
    const auto time = parse_timestamp(day + "T00:00:00+07:00");
    return time ? std::optional(time->instant) : std::nullopt;
}

}  // namespace

void BallotFollower::take(const SeenEvent& seen) {
    if (const auto* ballot = std::get_if<election::Ballot>(&seen.event.body)) {
        const auto& at = seen.event.header.at;
        ballots_[{ballot->contest, ballot->unit}].push_back(
            {seen.version, at ? std::optional(at->instant) : std::nullopt, *ballot});
    } else if (const auto* notice = std::get_if<election::Notice>(&seen.event.body)) {
        if (notice->stage == election::Stage::pencetakan && notice->from)
            printings_.push_back(*notice);
    }
}

/// The first ballot of a race has a time even where it says none.
void BallotFollower::set_times(const std::string& voting_date) {
    for (auto& [race, ballots] : ballots_) {
        auto& first = ballots.front();
        if (first.at) continue;
        first.at = start_of(voting_date);
        for (const auto& notice : printings_) {
            if (is_about(notice, race)) first.at = notice.from->instant;
        }
    }
}

void BallotFollower::finish(const std::map<Race, Field>& races, const std::string& voting_date,
                            CandidacyReport& report) {
    set_times(voting_date);
    for (const auto& [race, ballots] : ballots_) {
        const auto field = races.find(race);
        if (field == races.end()) {
            report.ballots_without_dct += ballots.size();
            continue;
        }
        for (const auto& ballot : ballots) {
            ++report.ballots_checked;
            BallotJudge(ballot, field->second, &ballot == &ballots.back(), report).judge();
        }
    }
}

}  // namespace saksi::audit
