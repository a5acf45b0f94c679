// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/candidacy_check.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "ballot_check.hpp"
#include "candidacy_follower.hpp"
#include "later_walks.hpp"
#include "list_check.hpp"
#include "report_follower.hpp"
#include "survey.hpp"

namespace saksi::audit {
namespace {

using election::Candidacy;

/// One walk's worth of everything the check needs.
struct Followers {
    CandidacyFollower candidacies;
    BallotFollower ballots;
    ReportFollower reports;
    SeatsByUnit seats;

    void take(const SeenEvent& seen) {
        candidacies.take(seen);
        ballots.take(seen);
        reports.take(seen);
        const auto* region = std::get_if<election::Region>(&seen.event.body);
        const bool counts = region != nullptr && seen.step->kind != record::StepKind::stray;
        if (counts && region->seats) seats[region->unit] = *region->seats;
    }
};

void count(const std::map<Race, Field>& races, const CandidacyQuery& query,
           CandidacyReport& report) {
    for (const auto& [race, field] : races) {
        if (!is_asked_for(race, query)) continue;
        report.candidates += field.size();
        report.in_dct += static_cast<std::uint64_t>(std::count_if(
            field.begin(), field.end(),
            [](const auto& each) { return election::is_in_dct(each.second.current); }));
    }
}

void judge(Followers& followers, const election::Pemilu& pemilu, const CandidacyQuery& query,
           CandidacyReport& report) {
    const auto& races = followers.candidacies.races();
    report.findings = followers.candidacies.take_findings();
    report.strays = followers.candidacies.strays();
    count(races, query, report);
    check_lists(races, pemilu, followers.seats, query, report);
    check_one_place(races, report);
    check_support(races, pemilu, report);
    followers.ballots.finish(races, pemilu.voting_date, report);
    followers.reports.finish(pemilu, query, report);
    std::stable_sort(report.findings.begin(), report.findings.end(),
                     [](const auto& a, const auto& b) { return a.fault < b.fault; });
}

/// What is of no use to who asks for candidacies: then no event is made of it.
Result<void> pass_over(const WalkedForm&) { return {}; }

/// A later version makes the one before it, of its area, a former one.
void add_version(std::vector<CandidacyVersion>& versions, const SeenEvent& seen) {
    const auto stray = seen.step->kind == record::StepKind::stray;
    const auto key = election::chain_key(seen.event);
    for (auto& version : versions) {
        if (!stray && election::chain_key(version.event) == key) version.current = false;
    }
    versions.push_back({seen.version, seen.step->kind, seen.event, !stray});
}

}  // namespace

std::string_view name_of(CandidacyFault fault) noexcept {
    constexpr std::array<std::string_view, 22> names = {
        "unlawful_step",       "without_ruling",    "status_in_list",   "two_lists",
        "two_areas",           "list_too_long",     "quota_share",      "quota_window",
        "support_minimum",     "support_too_small", "support_spread",   "not_in_dct",
        "missing_from_ballot", "ballot_differs",    "dct_after_ballot", "left_after_ballot",
        "report_step",         "report_late",       "report_deadline",  "finance_cap",
        "finance_late",        "finance_balance"};
    const auto index = static_cast<std::size_t>(fault);
    return index < names.size() ? names[index] : std::string_view{};
}

Result<CandidacyReport> check_candidacies(log::Reader& reader, const CandidacyQuery& query) {
    return check_candidacies(reader, query, nullptr);
}

Result<CandidacyReport> check_candidacies(log::Reader& reader, const CandidacyQuery& query,
                                          const KnownBundles* known) {
    Followers followers;
    Survey survey(query,
                  [&](const SeenEvent& seen) -> Result<void> {
                      followers.take(seen);
                      return {};
                  },
                  pass_over, {});
    if (known != nullptr) survey.read_only(known->others());
    if (auto read = survey.read(reader); !read) return pass_on(read.error());
    CandidacyReport report;
    report.size = query.size;
    report.election = survey.election();
    report.opaque = survey.counts().opaque;
    report.foreign = survey.counts().foreign;
    judge(followers, survey.pemilu(), query, report);
    return report;
}

Result<CandidacyHistory> read_candidacy(log::Reader& reader, const LogSelection& selection,
                                        const std::string& key) {
    CandidacyHistory history;
    Survey survey(selection,
                  [&](const SeenEvent& seen) -> Result<void> {
                      const auto* candidacy = std::get_if<Candidacy>(&seen.event.body);
                      if (candidacy != nullptr && candidacy->key == key)
                          add_version(history.versions, seen);
                      return {};
                  },
                  pass_over, {});
    if (auto read = survey.read(reader); !read) return pass_on(read.error());
    history.size = selection.size;
    history.election = survey.election();
    history.opaque = survey.counts().opaque;
    history.foreign = survey.counts().foreign;
    return history;
}

}  // namespace saksi::audit
