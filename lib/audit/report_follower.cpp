// SPDX-License-Identifier: Apache-2.0
#include "report_follower.hpp"

#include <algorithm>
#include <utility>

#include "saksi/election/report_path.hpp"

namespace saksi::audit {
namespace {

using election::Answer;
using election::DutyCheck;
using election::FinanceReport;
using election::ViolationReport;

CandidacyFinding finding_of(CandidacyFault fault, const ViolationReport& report,
                            std::vector<record::Version> entries) {
    CandidacyFinding finding;
    finding.fault = fault;
    finding.contest = report.contest;
    finding.unit = report.unit;
    finding.subject = report.id;
    finding.entries = std::move(entries);
    return finding;
}

CandidacyFinding finding_of(CandidacyFault fault, const FinanceReport& report,
                            const record::Version& entry) {
    CandidacyFinding finding;
    finding.fault = fault;
    finding.contest = report.contest;
    finding.unit = report.unit;
    finding.subject = report.participant;
    finding.entries = {entry};
    finding.from = name_of(report.kind);
    return finding;
}

/// The version that names a last day, the latest if several do, where that day is
/// the one of no duty; a null pointer otherwise.
const ViolationReport* with_other_deadline(const std::vector<ViolationReport>& reports,
                                           const std::vector<DutyCheck>& checks) {
    const auto named = std::find_if(reports.rbegin(), reports.rend(),
                                    [](const auto& report) { return report.deadline.has_value(); });
    if (named == reports.rend() || checks.empty()) return nullptr;
    const bool same = std::any_of(checks.begin(), checks.end(), [&](const DutyCheck& check) {
        return election::to_text(check.due) == *named->deadline;
    });
    return same ? nullptr : &*named;
}

void judge_caps(const FinanceReport& report, const record::Version& entry,
                const election::FinanceRule& rule, std::vector<CandidacyFinding>& findings) {
    for (const auto& cap : rule.caps) {
        for (const auto& donation : report.received) {
            const bool over = donation.donor == cap.donor &&
                              election::within_cap(donation, cap.cap) == Answer::does_not_hold;
            if (!over) continue;
            auto finding = finding_of(CandidacyFault::finance_cap, report, entry);
            finding.to = name_of(cap.donor);
            finding.found = donation.largest ? donation.largest : donation.sum;
            finding.asked = cap.cap;
            findings.push_back(std::move(finding));
        }
    }
}

void judge_due(const FinanceReport& report, const record::Version& entry,
               const election::FinanceRule& rule, std::vector<CandidacyFinding>& findings) {
    for (const auto& due : rule.due) {
        if (due.kind != report.kind || report.date <= due.date) continue;
        auto finding = finding_of(CandidacyFault::finance_late, report, entry);
        finding.to = report.date + " > " + due.date;
        findings.push_back(std::move(finding));
    }
}

}  // namespace

void ReportFollower::take(const SeenEvent& seen) {
    if (seen.step && seen.step->kind == record::StepKind::stray) return;
    if (const auto* report = std::get_if<ViolationReport>(&seen.event.body)) {
        take(seen, *report);
    } else if (const auto* finance = std::get_if<FinanceReport>(&seen.event.body)) {
        finance_[*election::chain_key(seen.event)] = {seen.version, *finance};
    }
}

void ReportFollower::take(const SeenEvent& seen, const ViolationReport& report) {
    auto& versions = reports_[report.id];
    if (!versions.reports.empty()) {
        const auto before = versions.reports.back().stage;
        if (election::report_step(before, report.stage) == nullptr) {
            auto finding = finding_of(CandidacyFault::report_step, report,
                                      {versions.entries.back(), seen.version});
            finding.from = name_of(before);
            finding.to = name_of(report.stage);
            findings_.push_back(std::move(finding));
        }
    }
    versions.entries.push_back(seen.version);
    versions.reports.push_back(report);
}

void ReportFollower::finish(const election::Pemilu& pemilu, const CandidacyQuery& query,
                            CandidacyReport& report) {
    report.reports = reports_.size();
    report.finance_reports = finance_.size();
    std::move(findings_.begin(), findings_.end(), std::back_inserter(report.findings));
    for (const auto& [id, versions] : reports_) {
        const auto checks = election::check_duties(versions.reports, pemilu.rules.reporting,
                                                   query.calendar, query.today);
        for (const auto& check : checks) {
            if (check.in_time != Answer::does_not_hold) continue;
            auto finding =
                finding_of(CandidacyFault::report_late, versions.reports.back(), versions.entries);
            finding.from = name_of(check.duty);
            finding.to = (check.done ? election::to_text(*check.done) : std::string("-")) + " > " +
                         election::to_text(check.due);
            report.findings.push_back(std::move(finding));
        }
        if (const auto* other = with_other_deadline(versions.reports, checks)) {
            auto finding = finding_of(CandidacyFault::report_deadline, *other, versions.entries);
            finding.from = *other->deadline;
            finding.to = election::to_text(checks.back().due);
            report.findings.push_back(std::move(finding));
        }
    }
    for (const auto& [key, finance] : finance_) {
        const auto& [entry, filed] = finance;
        for (const auto& rule : pemilu.rules.finance) {
            if (rule.contest != filed.contest) continue;
            judge_caps(filed, entry, rule, report.findings);
            judge_due(filed, entry, rule, report.findings);
        }
        if (election::balances(filed) == Answer::does_not_hold)
            report.findings.push_back(finding_of(CandidacyFault::finance_balance, filed, entry));
    }
}

}  // namespace saksi::audit
