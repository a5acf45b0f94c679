// SPDX-License-Identifier: Apache-2.0
#include "list_check.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace saksi::audit {
namespace {

using election::Answer;
using election::Candidacy;
using election::CandidacyKind;
using election::CandidacyStage;
using election::Count;
using Tracks = std::vector<const CandidacyTrack*>;

template <class Rule>
const Rule* rule_of(const std::vector<Rule>& rules, election::Contest contest) noexcept {
    const auto found = std::find_if(rules.begin(), rules.end(), [contest](const Rule& rule) {
        return rule.contest == contest;
    });
    return found == rules.end() ? nullptr : &*found;
}

/// The names of each party that were set, by number.
std::map<std::string, Tracks> lists_of(const Field& field) {
    std::map<std::string, Tracks> lists;
    for (const auto& [key, track] : field) {
        const bool listed = track.current.kind == CandidacyKind::daftar && track.was_set();
        if (listed) lists[track.current.parties.front()].push_back(&track);
    }
    for (auto& [party, list] : lists) {
        std::stable_sort(list.begin(), list.end(), [](const auto* a, const auto* b) {
            return *a->current.number < *b->current.number;
        });
    }
    return lists;
}

std::vector<std::optional<election::Sex>> sexes_of(const Tracks& list) {
    std::vector<std::optional<election::Sex>> sexes;
    sexes.reserve(list.size());
    for (const auto* track : list) sexes.push_back(track->current.persons.front().sex);
    return sexes;
}

std::vector<record::Version> entries_of(const Tracks& list) {
    std::vector<record::Version> entries;
    entries.reserve(list.size());
    for (const auto* track : list) entries.push_back(track->last());
    std::sort(entries.begin(), entries.end());
    return entries;
}

CandidacyFinding list_finding(CandidacyFault fault, const CandidateList& list, const Tracks& tracks,
                              Count found, Count asked) {
    CandidacyFinding finding;
    finding.fault = fault;
    finding.contest = list.contest;
    finding.unit = list.unit;
    finding.subject = list.party;
    finding.entries = entries_of(tracks);
    finding.found = found;
    finding.asked = asked;
    return finding;
}

void judge_list(const CandidateList& list, const Tracks& tracks, CandidacyReport& report) {
    auto& findings = report.findings;
    if (list.seats && list.names > *list.seats) {
        findings.push_back(
            list_finding(CandidacyFault::list_too_long, list, tracks, list.names, *list.seats));
    }
    if (!list.quota) return;
    if (list.quota->share == Answer::does_not_hold) {
        findings.push_back(list_finding(CandidacyFault::quota_share, list, tracks,
                                        list.quota->women, list.quota->needed));
    }
    for (const auto window : list.quota->short_windows) {
        findings.push_back(list_finding(CandidacyFault::quota_window, list, tracks, 0, 1));
        findings.back().to = std::to_string(window);
    }
}

std::optional<Count> seats_in(const Race& race, const election::Pemilu& pemilu,
                              const SeatsByUnit& seats) {
    const auto own = seats.find(race.unit);
    if (own != seats.end()) return own->second;
    const auto* contest = rule_of(pemilu.contests, race.contest);
    return contest == nullptr ? std::nullopt : contest->seats;
}

bool is_past_verification(const Candidacy& candidacy) noexcept {
    return candidacy.stage == CandidacyStage::dcs || candidacy.stage == CandidacyStage::tanggapan ||
           candidacy.stage == CandidacyStage::dct;
}

void judge_support(const CandidacyTrack& track, const election::SupportRule& rule,
                   CandidacyReport& report) {
    const auto& candidacy = track.current;
    const auto& support = *candidacy.support;
    const auto add = [&](CandidacyFault fault, Count found, Count asked) {
        auto finding = finding_of(fault, candidacy, {track.last()});
        finding.found = found;
        finding.asked = asked;
        report.findings.push_back(std::move(finding));
    };
    const auto by_rule = support.dpt ? election::support_needed(rule, *support.dpt) : std::nullopt;
    if (by_rule && support.minimum && *by_rule != *support.minimum)
        add(CandidacyFault::support_minimum, *support.minimum, *by_rule);
    if (!is_past_verification(candidacy)) return;
    const auto needed = by_rule ? by_rule : support.minimum;
    if (needed && support.counted() < *needed)
        add(CandidacyFault::support_too_small, support.counted(), *needed);
    if (support.spread.empty() || !support.areas) return;
    const auto with = static_cast<Count>(
        std::count_if(support.spread.begin(), support.spread.end(),
                      [](const election::SupportArea& area) { return area.count > 0; }));
    if (election::spread_is_enough(rule, with, *support.areas) == Answer::does_not_hold)
        add(CandidacyFault::support_spread, with, *support.areas);
}

}  // namespace

bool is_asked_for(const Race& race, const CandidacyQuery& query) {
    return (!query.only || *query.only == race.contest) &&
           (!query.region || *query.region == race.unit.code);
}

void check_lists(const std::map<Race, Field>& races, const election::Pemilu& pemilu,
                 const SeatsByUnit& seats, const CandidacyQuery& query, CandidacyReport& report) {
    for (const auto& [race, field] : races) {
        if (!is_asked_for(race, query)) continue;
        const auto* quota = rule_of(pemilu.rules.quotas, race.contest);
        for (const auto& [party, tracks] : lists_of(field)) {
            CandidateList list{
                race.contest, race.unit, party, tracks.size(), seats_in(race, pemilu, seats),
                std::nullopt};
            if (quota != nullptr) list.quota = election::check_quota(*quota, sexes_of(tracks));
            judge_list(list, tracks, report);
            report.lists.push_back(std::move(list));
        }
    }
}

void check_one_place(const std::map<Race, Field>& races, CandidacyReport& report) {
    std::map<std::string_view, Tracks> standing;
    for (const auto& [race, field] : races) {
        for (const auto& [key, track] : field) {
            if (election::is_standing(track.current)) standing[key].push_back(&track);
        }
    }
    for (const auto& [key, tracks] : standing) {
        if (tracks.size() < 2) continue;
        auto finding =
            finding_of(CandidacyFault::two_areas, tracks.front()->current, entries_of(tracks));
        finding.from = election::display_code(tracks.front()->current.unit);
        finding.to = election::display_code(tracks.back()->current.unit);
        finding.found = tracks.size();
        finding.asked = 1;
        report.findings.push_back(std::move(finding));
    }
}

void check_support(const std::map<Race, Field>& races, const election::Pemilu& pemilu,
                   CandidacyReport& report) {
    for (const auto& [race, field] : races) {
        const auto* rule = rule_of(pemilu.rules.support, race.contest);
        if (rule == nullptr) continue;
        for (const auto& [key, track] : field) {
            if (track.current.support) judge_support(track, *rule, report);
        }
    }
}

}  // namespace saksi::audit
