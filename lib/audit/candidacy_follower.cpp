// SPDX-License-Identifier: Apache-2.0
#include "candidacy_follower.hpp"

#include <algorithm>
#include <utility>

namespace saksi::audit {
namespace {

using election::Candidacy;
using election::CandidacyStage;
using election::StepVerdict;

bool has_left(CandidacyStage stage) noexcept {
    return stage == CandidacyStage::meninggal || stage == CandidacyStage::dicoret ||
           stage == CandidacyStage::mengundurkan_diri;
}

CandidacyMoment moment_of(const SeenEvent& seen, const Candidacy& candidacy) {
    const auto& at = seen.event.header.at;
    return {seen.version, at ? std::optional(at->instant) : std::nullopt, candidacy.stage,
            candidacy.number, candidacy.parties};
}

CandidacyFault fault_of(StepVerdict verdict) noexcept {
    return verdict == StepVerdict::without_ruling ? CandidacyFault::without_ruling
                                                  : CandidacyFault::unlawful_step;
}

}  // namespace

bool CandidacyTrack::was_set() const noexcept {
    if (current.stage == CandidacyStage::dct) return true;
    return has_left(current.stage) &&
           std::any_of(moments.begin(), moments.end(), [](const CandidacyMoment& moment) {
               return moment.stage == CandidacyStage::dct;
           });
}

std::string words_of(const Candidacy& candidacy) {
    auto words = std::string(name_of(candidacy.stage));
    if (candidacy.status) words += " " + std::string(name_of(*candidacy.status));
    return words;
}

CandidacyFinding finding_of(CandidacyFault fault, const Candidacy& candidacy,
                            std::vector<record::Version> entries) {
    CandidacyFinding finding;
    finding.fault = fault;
    finding.contest = candidacy.contest;
    finding.unit = candidacy.unit;
    finding.subject = candidacy.key;
    finding.entries = std::move(entries);
    return finding;
}

void CandidacyFollower::take(const SeenEvent& seen) {
    const auto* candidacy = std::get_if<Candidacy>(&seen.event.body);
    if (candidacy == nullptr) return;
    if (seen.step->kind == record::StepKind::stray) return take_stray(seen, *candidacy);
    judge_status(seen, *candidacy);
    auto& track = races_[{candidacy->contest, candidacy->unit}][candidacy->key];
    if (!track.moments.empty()) judge(track, seen, *candidacy);
    track.moments.push_back(moment_of(seen, *candidacy));
    track.current = *candidacy;
    track.current.commitments = {};  // nothing here asks for them
}

/// The same key again, for another party: on two lists of one area.
void CandidacyFollower::take_stray(const SeenEvent& seen, const Candidacy& candidacy) {
    ++strays_;
    const auto& track = races_[{candidacy.contest, candidacy.unit}][candidacy.key];
    const bool both_stand =
        election::is_standing(candidacy) && election::is_standing(track.current);
    if (!both_stand || track.current.parties == candidacy.parties) return;
    auto finding = finding_of(CandidacyFault::two_lists, candidacy, {track.last(), seen.version});
    if (!track.current.parties.empty()) finding.from = track.current.parties.front();
    if (!candidacy.parties.empty()) finding.to = candidacy.parties.front();
    findings_.push_back(std::move(finding));
}

void CandidacyFollower::judge(const CandidacyTrack& track, const SeenEvent& seen,
                              const Candidacy& after) {
    const auto judged = election::judge_step(track.current, after, *seen.event.correction);
    if (judged.verdict == StepVerdict::lawful) return;
    auto finding = finding_of(fault_of(judged.verdict), after, {track.last(), seen.version});
    finding.rule = judged.rule;
    finding.from = words_of(track.current);
    finding.to = words_of(after);
    findings_.push_back(std::move(finding));
}

void CandidacyFollower::judge_status(const SeenEvent& seen, const Candidacy& candidacy) {
    const auto judged = election::judge_status(candidacy);
    if (judged.verdict == StepVerdict::lawful) return;
    auto finding = finding_of(CandidacyFault::status_in_list, candidacy, {seen.version});
    finding.rule = judged.rule;
    finding.to = words_of(candidacy);
    findings_.push_back(std::move(finding));
}

}  // namespace saksi::audit
