// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/check.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "check/coverage_rules.hpp"
#include "check/cross_rules.hpp"
#include "check/evidence_rules.hpp"
#include "check/finding_book.hpp"
#include "check/form_rules.hpp"
#include "check/form_step.hpp"
#include "check/option_names.hpp"
#include "check/outcome_rules.hpp"
#include "check/recap_rules.hpp"
#include "check/tps_table.hpp"
#include "check/unit_rules.hpp"
#include "check/version_rules.hpp"
#include "saksi/audit/candidacy_check.hpp"
#include "saksi/record/entry_cache.hpp"
#include "survey.hpp"

namespace saksi::audit {
namespace {

using election::CHasil;
using election::Event;

bool is_about_candidates(const Event& event) {
    return std::holds_alternative<election::Candidacy>(event.body) ||
           std::holds_alternative<election::ViolationReport>(event.body) ||
           std::holds_alternative<election::FinanceReport>(event.body);
}

/// One walk, and the rules that look at what it meets.
class Check {
 public:
    Check(log::Reader& reader, const CheckQuery& query)
        : reader_(reader),
          query_(query),
          entries_(reader),
          survey_(
              query, [this](const SeenEvent& seen) { return take(seen); },
              [this](const record::Version& version, const Error& error) {
                  take_other(version, error);
              }),
          versions_(book_),
          evidence_(book_),
          units_(book_) {}

    Result<CheckReport> run() {
        if (auto read = survey_.read(reader_); !read) return pass_on(read.error());
        versions_.finish(survey_.places());
        units_.finish(survey_.places());
        drop_noken_hints();
        if (auto checked = check_candidates(); !checked) return pass_on(checked.error());
        if (auto compared = compare_recaps(); !compared) return pass_on(compared.error());
        if (auto found = find_unlisted_tps(table_, survey_.places(), entries_, book_); !found) {
            return pass_on(found.error());
        }
        if (auto compared = compare_forms_of_tps(table_, entries_, book_); !compared) {
            return pass_on(compared.error());
        }
        return report();
    }

 private:
    Result<void> take(const SeenEvent& seen) {
        if (const auto* ruling = std::get_if<election::Ruling>(&seen.event.body)) {
            versions_.take_ruling(seen.version, *ruling);
        }
        has_candidacies_ = has_candidacies_ || is_about_candidates(seen.event);
        if (!seen.step || !is_wanted(seen.event)) return {};
        std::optional<Event> before;
        if (seen.step->kind == record::StepKind::replaces) {
            auto old = entries_.event(seen.step->other.index);
            if (!old) return pass_on(old.error());
            before = std::move(*old);
        }
        const Step step{seen, before ? &*before : nullptr, seen.step->other};
        versions_.take(step);
        if (seen.step->kind == record::StepKind::stray) return {};
        take_form(step);
        take_recap(step);
        const auto& correction = seen.event.correction;
        units_.take(step, correction && versions_.is_explained(*correction));
        if (const auto* plenary = std::get_if<election::Plenary>(&seen.event.body)) {
            units_.take_plenary(seen, *plenary);
        } else if (const auto* notice = std::get_if<election::Notice>(&seen.event.body)) {
            units_.take_notice(seen, *notice);
        }
        return {};
    }

    /// An event of the contest and source that were asked for, or of none.
    [[nodiscard]] bool is_wanted(const Event& event) const {
        const auto form = form_in(event);
        const auto* total = std::get_if<election::Publication>(&event.body);
        if (!form && total == nullptr) return true;
        const auto contest = form ? form->contest : total->contest;
        if (query_.contest && *query_.contest != contest) return false;
        const bool of_tps = std::holds_alternative<CHasil>(event.body);
        return !of_tps || !query_.source || query_.source == event.header.source;
    }

    [[nodiscard]] RuledForm ruled(const Event& event, const FormView& form) const {
        const auto* pemilu = survey_.rules();
        return {form.numbers.sections, form.numbers.votes,
                pemilu == nullptr ? nullptr : &pemilu->rules,
                std::holds_alternative<CHasil>(event.body), is_abroad(form.unit)};
    }

    /// Which recapitulations are current, and what was voted or counted again.
    void take_recap(const Step& step) {
        const auto& event = step.now.event;
        const auto* total = std::get_if<election::Publication>(&event.body);
        const auto form = form_in(event);
        if (!form && total == nullptr) return;
        auto& recap = recaps_[form ? std::pair(form->contest, form->round)
                                   : std::pair(total->contest, total->round)];
        if (!std::holds_alternative<CHasil>(event.body)) {
            if (step.before != nullptr) recap.rows.erase(step.before_version.index);
            recap.rows.emplace(step.now.version.index, step.now.version);
            return;
        }
        if (step.before == nullptr || !event.correction) return;
        const auto cause = event.correction->cause;
        if (cause != election::Cause::psu && cause != election::Cause::hitung_ulang) return;
        recap.recounted.push_back({form->unit, cause, step.before_version, step.now.version});
    }

    Result<void> compare_recaps() {
        for (auto& [which, recap] : recaps_) {
            if (recap.rows.empty()) continue;
            RecapCase given{which.first, which.second, {}, std::move(recap.recounted)};
            for (const auto& [index, version] : recap.rows) given.rows.push_back(version);
            FormSelection forms;
            static_cast<LogSelection&>(forms) = query_;
            forms.election = survey_.election();
            forms.contest = which.first;
            forms.round = which.second;
            forms.source = query_.source;
            const auto compared = check_recaps({reader_, survey_, entries_, book_}, given, forms);
            if (!compared) return pass_on(compared.error());
            if (!*compared) not_compared_.push_back(which.first);
        }
        return {};
    }

    /// The rules on a form see its current version alone.
    void take_form(const Step& step) {
        const auto form = form_in(step.now.event);
        if (!form) return;
        if (step.before != nullptr) {
            book_.retract(step.before_version.index);
            count(not_applicable_to(ruled(*step.before, *form_in(*step.before))), -1);
        }
        auto found = check_form(ruled(step.now.event, *form));
        count(found.not_applicable, +1);
        for (auto& each : found.findings) {
            auto finding = finding_on(each.detector, step.now);
            finding.facts = std::move(each.facts);
            finding.effect = each.effect;
            finding.under = each.under;
            book_.add_for(step.now.version.index, std::move(finding));
        }
        if (const auto* tps_form = std::get_if<CHasil>(&step.now.event.body)) {
            table_.put(*step.now.event.header.source, *tps_form, step.now.version.index);
            evidence_.take(step.now, *tps_form);
        }
    }

    void count(const std::bitset<detector_count>& rules, int by) {
        for (std::size_t i = 0; i < detector_count; ++i) {
            if (!rules.test(i)) continue;
            const auto detector = static_cast<Detector>(i);
            by > 0 ? book_.not_applicable(detector) : book_.applicable_after_all(detector);
        }
    }

    /// D25, where anything of its kind is logged.
    Result<void> check_candidates() {
        if (!has_candidacies_) return {};
        CandidacyQuery query;
        static_cast<LogSelection&>(query) = query_;
        query.election = survey_.election();
        query.only = query_.contest;
        const auto report = check_candidacies(reader_, query);
        if (!report) return pass_on(report.error());
        for (const auto& each : report->findings) book_.add(finding_of(each));
        return {};
    }

    static Finding finding_of(const CandidacyFinding& each) {
        const auto text = [](const std::optional<election::Count>& count) {
            return count ? std::to_string(*count) : std::string("-");
        };
        Finding finding;
        finding.detector =
            each.fault == CandidacyFault::left_after_ballot ? Detector::D25b : Detector::D25;
        finding.contest = each.contest;
        finding.unit = each.unit;
        finding.entries = each.entries;
        finding.facts = {{std::string(name_of(each.fault)) + " " + each.subject,
                          each.from.empty() ? text(each.found) : each.from,
                          each.to.empty() ? text(each.asked) : each.to}};
        if (!each.rule.empty()) finding.facts.push_back({"rule", std::string(each.rule), "-"});
        return finding;
    }

    /// D26: the door was not watched when this was logged.
    void take_other(const record::Version& version, const Error& error) {
        if (error.code != ErrorCode::personal_data) return;
        Finding finding;
        finding.detector = Detector::D26;
        finding.entries = {version};
        finding.facts = {{error.where, "NIK", "-"}};
        book_.add(std::move(finding));
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
        report.forms = table_.size();
        report.opaque = survey_.counts().opaque;
        report.foreign = survey_.counts().foreign;
        report.counts = book_.counts();
        report.not_compared = std::move(not_compared_);
        report.findings = book_.take();
        auto outcomes =
            find_outcomes({reader_, survey_, entries_, query_, query_.source}, report.findings);
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
        const auto key = [](const Finding& finding) {
            const auto index = finding.entries.empty() ? 0 : finding.entries.back().index;
            const auto mildness = 255 - static_cast<int>(severity_of(finding.detector));
            return std::tuple(election::max_count - finding.effect, mildness, finding.detector,
                              index);
        };
        if (key(a) != key(b)) return key(a) < key(b);
        return a.unit < b.unit;
    }

    log::Reader& reader_;
    const CheckQuery& query_;
    record::EntryCache entries_;
    Survey survey_;
    FindingBook book_;
    VersionRules versions_;
    EvidenceRules evidence_;
    UnitRules units_;
    TpsTable table_;
    bool has_candidacies_ = false;
    struct Recap {
        std::map<std::uint64_t, record::Version> rows;  // current, by index
        std::vector<Recounted> recounted;
    };
    std::map<std::pair<election::Contest, std::uint8_t>, Recap> recaps_;
    std::vector<election::Contest> not_compared_;
};

}  // namespace

Result<CheckReport> check_record(log::Reader& reader, const CheckQuery& query) {
    return Check(reader, query).run();
}

}  // namespace saksi::audit
