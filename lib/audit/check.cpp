// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/check.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "check/asked.hpp"
#include "check/candidate_findings.hpp"
#include "check/coverage_rules.hpp"
#include "check/cross_rules.hpp"
#include "check/current_forms.hpp"
#include "check/finding_book.hpp"
#include "check/form_step.hpp"
#include "check/option_names.hpp"
#include "check/outcome_rules.hpp"
#include "check/recap_follower.hpp"
#include "check/rekap_rules.hpp"
#include "check/submission_rules.hpp"
#include "check/unit_rules.hpp"
#include "check/version_rules.hpp"
#include "known_bundles.hpp"
#include "later_walks.hpp"
#include "saksi/record/entry_cache.hpp"
#include "survey.hpp"

namespace saksi::audit {
namespace {

using election::CHasil;
using election::Event;

/// One walk, and the rules that look at what it meets.
class Check {
 public:
    Check(log::Reader& reader, const CheckQuery& query)
        : reader_(reader),
          query_(query),
          asked_(query),
          entries_(reader),
          survey_(
              query, [this](const SeenEvent& seen) { return take(seen); },
              [this](const WalkedForm& walked) { return take(walked); },
              [this](const record::Version& version, const Error& error) {
                  take_other(version, error);
              }),
          versions_(book_),
          forms_(std::in_place, book_),
          units_(std::in_place, entries_, book_),
          submissions_(reader, book_),
          rekaps_(book_) {}

    Result<CheckReport> run() {
        if (auto read = survey_.read(reader_); !read) return pass_on(read.error());
        known_.set_others(survey_.other_bundles());
        versions_.finish(survey_.places());
        if (auto counted = units_->finish(forms_->table(), survey_.places()); !counted)
            return pass_on(counted.error());
        submissions_.finish();
        drop_noken_hints();
        auto by_tps = compare_tps();
        if (!by_tps) return pass_on(by_tps.error());
        release();
        if (auto checked = check_candidates(); !checked) return pass_on(checked.error());
        if (auto compared = compare_recaps(); !compared) return pass_on(compared.error());
        if (auto rebuilt = rebuild_rekaps(); !rebuilt) return pass_on(rebuilt.error());
        book_.append(std::move(*by_tps));
        return report();
    }

 private:
    /// A form as it stands in the log. Only of what replaces another, or tries to,
    /// an event is made: its figures are compared with those of before.
    Result<void> take(const WalkedForm& walked) {
        const auto& scanned = walked.form;
        known_.note_form(scanned.contest, walked.version.index);
        submissions_.take_entry(walked.version, scanned.by);
        if (!asked_.is_for(scanned)) return {};
        const TpsForm form(walked.version, scanned);
        const auto place = forms_->table().place_of(form);
        if (!place) return pass_on(place.error());
        const bool opens = !forms_->table().current(*place);
        return opens && !scanned.correction ? take_form(*place, form, nullptr)
                                            : take_version(walked.version, event_of(scanned));
    }

    Result<void> take(const SeenEvent& seen) {
        if (const auto* ruling = std::get_if<election::Ruling>(&seen.event.body)) {
            versions_.take_ruling(seen.version, *ruling);
        }
        if (auto taken = submissions_.take(seen); !taken) return taken;
        if (const auto* snapshot = std::get_if<election::Snapshot>(&seen.event.body)) {
            if (asked_.is_for(*snapshot, seen.event.header)) {
                passed_over_.take(seen.version, seen.event.header, *snapshot);
            }
        }
        if (const auto* root = std::get_if<election::RekapRoot>(&seen.event.body)) {
            if (asked_.is_for(seen.event)) rekaps_.take(seen, *root);
        }
        has_candidacies_ = has_candidacies_ || is_about_candidates(seen.event);
        if (!asked_.is_for(seen.event)) return {};
        if (std::holds_alternative<CHasil>(seen.event.body))
            return take_version(seen.version, seen.event);
        return seen.step ? take_result(seen) : Result<void>();
    }

    /// A form as an event; which version of its chain is current, the table knows.
    Result<void> take_version(const record::Version& version, const Event& event) {
        const auto place = forms_->table().place_of(TpsForm(version, event));
        if (!place) return pass_on(place.error());
        const auto current = forms_->table().current(*place);
        if (!current) return take_result({version, event, record::ChainStep{}});
        const auto other = entries_.version(*current);
        if (!other) return pass_on(other.error());
        const auto kind = record::step_after(&other->leaf, record::replaced_by(event));
        return take_result({version, event, record::ChainStep{kind, *other}});
    }

    /// An event that is a version of something.
    Result<void> take_result(const SeenEvent& seen) {
        std::optional<Event> before;
        if (seen.step->kind == record::StepKind::replaces) {
            auto old = entries_.event(seen.step->other.index);
            if (!old) return pass_on(old.error());
            before = std::move(*old);
        }
        const Step step{seen, before ? &*before : nullptr, seen.step->other};
        versions_.take(step);
        if (seen.step->kind == record::StepKind::stray) return {};
        if (auto taken = take_form(step); !taken) return taken;
        recaps_.take(step);
        const auto& correction = seen.event.correction;
        const bool explained = correction && versions_.is_explained(*correction);
        if (step.before != nullptr && !explained) units_->take_revision(step);
        if (const auto* plenary = std::get_if<election::Plenary>(&seen.event.body)) {
            units_->take_plenary(seen, *plenary);
        } else if (const auto* notice = std::get_if<election::Notice>(&seen.event.body)) {
            units_->take_notice(seen, *notice);
        }
        return {};
    }

    Result<void> take_form(const Step& step) {
        const auto& event = step.now.event;
        if (const auto* recap = std::get_if<election::DHasil>(&event.body))
            forms_->take(step, *recap, survey_.rules());
        if (!std::holds_alternative<CHasil>(event.body)) return {};
        const TpsForm form(step.now.version, event);
        const auto place = forms_->table().place_of(form);
        if (!place) return pass_on(place.error());
        if (step.before == nullptr) return take_form(*place, form, nullptr);
        const TpsForm before(step.before_version, *step.before);
        return take_form(*place, form, &before);
    }

    Result<void> take_form(const FormPlace& place, const TpsForm& form, const TpsForm* before) {
        forms_->take(place, form, before, survey_.rules());
        units_->take(place, form, before);
        return {};
    }

    /// TPS against the lists, and the forms of one against each other.
    Result<FindingBook> compare_tps() {
        FindingBook found;
        auto& table = forms_->table();
        forms_of_tps_ = table.size();
        if (auto told = find_unlisted_tps(table, survey_.places(), entries_, found); !told)
            return pass_on(told.error());
        passed_over_.finish(table, survey_.places(), found);
        if (auto told = compare_forms_of_tps(table, entries_, found); !told)
            return pass_on(told.error());
        return found;
    }

    /// What is kept of every form is of no use to the walks that follow: they need
    /// the room.
    void release() {
        units_.reset();
        forms_.reset();
    }

    Result<void> compare_recaps() {
        for (const auto& recap : recaps_.cases()) {
            FormSelection forms;
            static_cast<LogSelection&>(forms) = query_;
            forms.election = survey_.election();
            forms.contest = recap.contest;
            forms.round = recap.round;
            forms.source = query_.source;
            const auto compared =
                check_recaps({reader_, survey_, known_, entries_, book_}, recap, forms);
            if (!compared) return pass_on(compared.error());
            if (!*compared) not_compared_.push_back(recap.contest);
        }
        return {};
    }

    /// R04, where one is logged.
    Result<void> rebuild_rekaps() {
        LogSelection selection = query_;
        selection.election = survey_.election();
        return rekaps_.finish(reader_, selection);
    }

    /// D25, where anything of its kind is logged.
    Result<void> check_candidates() {
        if (!has_candidacies_) return {};
        CandidacyQuery query;
        static_cast<LogSelection&>(query) = query_;
        query.election = survey_.election();
        query.only = query_.contest;
        const auto report = check_candidacies(reader_, query, &known_);
        if (!report) return pass_on(report.error());
        for (const auto& each : report->findings) book_.add(finding_of(each));
        return {};
    }

    /// D26: the door was not watched when this was logged.
    void take_other(const record::Version& version, const Error& error) {
        if (error.code == ErrorCode::personal_data) book_.add(personal_data_in(version, error));
    }

    /// Where noken is voted, one option of all is lawful.
    void drop_noken_hints() {
        book_.drop_unless([this](const Finding& finding) {
            const auto is_hint =
                finding.detector == Detector::D16b || finding.detector == Detector::D16c;
            return !is_hint || !finding.unit || !survey_.places().is_noken(*finding.unit);
        });
    }

    Result<CheckReport> report() {
        CheckReport report;
        report.size = std::min(query_.size, reader_.head().size);
        report.election = survey_.election();
        report.forms = forms_of_tps_;
        report.opaque = survey_.counts().opaque;
        report.foreign = survey_.counts().foreign;
        report.counts = book_.counts();
        report.not_compared = std::move(not_compared_);
        report.findings = book_.take();
        auto outcomes = find_outcomes({reader_, survey_, entries_, query_, known_, query_.source},
                                      report.findings);
        if (!outcomes) return pass_on(outcomes.error());
        for (auto& each : outcomes->findings) report.findings.push_back(std::move(each));
        report.counts[static_cast<std::size_t>(Detector::D23)].not_applicable =
            outcomes->not_applicable;
        for (auto& finding : report.findings) {
            ++report.counts[static_cast<std::size_t>(finding.detector)].findings;
            if (finding.unit) finding.place = survey_.places().display_name(*finding.unit);
        }
        if (auto named = name_options(report.findings, survey_, entries_); !named) {
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
    Asked asked_;
    record::EntryCache entries_;
    Survey survey_;
    KnownBundles known_;
    FindingBook book_;
    VersionRules versions_;
    std::optional<CurrentForms> forms_;  // until release()
    std::optional<UnitRules> units_;     // the same
    std::uint64_t forms_of_tps_ = 0;     // that are current
    PassedOver passed_over_;
    SubmissionRules submissions_;
    RekapRules rekaps_;
    bool has_candidacies_ = false;
    RecapFollower recaps_;
    std::vector<election::Contest> not_compared_;
};

}  // namespace

Result<CheckReport> check_record(log::Reader& reader, const CheckQuery& query) {
    return Check(reader, query).run();
}

}  // namespace saksi::audit
