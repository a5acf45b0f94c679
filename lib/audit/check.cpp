// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/check.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "check/candidate_findings.hpp"
#include "check/finding_book.hpp"
#include "check/first_walk.hpp"
#include "check/option_names.hpp"
#include "check/outcome_rules.hpp"
#include "check/recap_rules.hpp"
#include "later_walks.hpp"

namespace saksi::audit {
namespace {

/// The first walk, those that follow from it, and the report.
class Check {
 public:
    Check(log::Reader& reader, const CheckQuery& query)
        : reader_(reader), query_(query), walk_(reader, query, book_) {}

    Result<CheckReport> run() {
        if (auto walked = walk_.run(); !walked) return pass_on(walked.error());
        drop_noken_hints();
        auto by_tps = walk_.compare_tps();
        if (!by_tps) return pass_on(by_tps.error());
        walk_.release();
        if (auto checked = check_candidates(); !checked) return pass_on(checked.error());
        if (auto compared = compare_recaps(); !compared) return pass_on(compared.error());
        if (auto rebuilt = rebuild_rekaps(); !rebuilt) return pass_on(rebuilt.error());
        book_.append(std::move(*by_tps));
        return report();
    }

 private:
    Result<void> compare_recaps() {
        for (const auto& recap : walk_.recaps().cases()) {
            FormSelection forms;
            static_cast<LogSelection&>(forms) = query_;
            forms.election = walk_.survey().election();
            forms.contest = recap.contest;
            forms.round = recap.round;
            forms.source = query_.source;
            const auto compared = check_recaps(
                {reader_, walk_.survey(), walk_.known(), walk_.entries(), book_}, recap, forms);
            if (!compared) return pass_on(compared.error());
            if (!*compared) not_compared_.push_back(recap.contest);
        }
        return {};
    }

    /// R04, where one is logged.
    Result<void> rebuild_rekaps() {
        LogSelection selection = query_;
        selection.election = walk_.survey().election();
        return walk_.rekaps().finish(reader_, selection);
    }

    /// D25, where anything of its kind is logged.
    Result<void> check_candidates() {
        if (!walk_.met_candidates()) return {};
        CandidacyQuery query;
        static_cast<LogSelection&>(query) = query_;
        query.election = walk_.survey().election();
        query.only = query_.contest;
        const auto report = check_candidacies(reader_, query, &walk_.known());
        if (!report) return pass_on(report.error());
        for (const auto& each : report->findings) book_.add(finding_of(each));
        return {};
    }

    /// Where noken is voted, one option of all is lawful.
    void drop_noken_hints() {
        book_.drop_unless([this](const Finding& finding) {
            const auto is_hint =
                finding.detector == Detector::D16b || finding.detector == Detector::D16c;
            return !is_hint || !finding.unit || !walk_.survey().places().is_noken(*finding.unit);
        });
    }

    Result<CheckReport> report() {
        CheckReport report;
        report.size = std::min(query_.size, reader_.head().size);
        report.election = walk_.survey().election();
        report.forms = walk_.forms_of_tps();
        report.opaque = walk_.survey().counts().opaque;
        report.foreign = walk_.survey().counts().foreign;
        report.counts = book_.counts();
        report.not_compared = std::move(not_compared_);
        report.findings = book_.take();
        auto outcomes = find_outcomes(
            {reader_, walk_.survey(), walk_.entries(), query_, walk_.known(), query_.source},
            report.findings);
        if (!outcomes) return pass_on(outcomes.error());
        for (auto& each : outcomes->findings) report.findings.push_back(std::move(each));
        report.counts[static_cast<std::size_t>(Detector::D23)].not_applicable =
            outcomes->not_applicable;
        for (auto& finding : report.findings) {
            ++report.counts[static_cast<std::size_t>(finding.detector)].findings;
            if (finding.unit) finding.place = walk_.survey().places().display_name(*finding.unit);
        }
        if (auto named = name_options(report.findings, walk_.survey(), walk_.entries()); !named) {
            return pass_on(named.error());
        }
        std::sort(report.findings.begin(), report.findings.end(), ranks_before);
        return report;
    }

    /// By effect; then what is graver, then where it stands in the log.
    static bool ranks_before(const Finding& a, const Finding& b) {
        const auto last = [](const Finding& finding) {
            return finding.entries.empty() ? 0 : finding.entries.back().index;
        };
        return std::tuple(b.effect, severity_of(b.detector), a.detector, last(a), a.unit) <
               std::tuple(a.effect, severity_of(a.detector), b.detector, last(b), b.unit);
    }

    log::Reader& reader_;
    const CheckQuery& query_;
    FindingBook book_;
    FirstWalk walk_;
    std::vector<election::Contest> not_compared_;
};

}  // namespace

Result<CheckReport> check_record(log::Reader& reader, const CheckQuery& query) {
    return Check(reader, query).run();
}

}  // namespace saksi::audit
