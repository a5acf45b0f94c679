// SPDX-License-Identifier: Apache-2.0
#include "news.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "../check/current_forms.hpp"
#include "../form_values.hpp"
#include "../option_labels.hpp"

namespace saksi::audit {
namespace {

using election::Cause;
using election::Event;
using record::StepKind;

/// Of a result: did somebody say that what was shown before is not so?
bool is_correction(const Event& event) {
    if (!event.correction) return false;
    const auto cause = event.correction->cause;
    return cause != Cause::pelengkapan && cause != Cause::tahapan;
}

/// Findings of a result that became another without a stated cause.
bool is_silent(const Finding& finding) {
    switch (finding.detector) {
        case Detector::D17:
        case Detector::D17b:
        case Detector::D17c:
        case Detector::D17d:
        case Detector::R01:
            return true;
        default:
            return false;
    }
}

ReadVersion read_version(const record::Version& version, const Event& event, const Survey& survey) {
    const auto form = form_in(event);
    const auto* ballot = form ? survey.ballot(form->ballot, version.index) : nullptr;
    if (ballot != nullptr && ballot->contest != form->contest) ballot = nullptr;
    return {version, event, ballot};
}

Alarm alarm_about(AlarmKind kind, const std::vector<record::Version>& entries) {
    Alarm alarm;
    alarm.kind = kind;
    alarm.count = entries.size();
    const auto shown = std::min(entries.size(), Alarm::most_entries);
    alarm.entries.assign(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(shown));
    return alarm;
}

bool is_passed(const MassLimit& limit, std::uint64_t corrections, std::uint64_t results) {
    if (!limit.percent) return corrections > limit.most;
    return corrections * 100 > limit.most * results;
}

}  // namespace

void News::take(const Step& step) {
    const auto& seen = step.now;
    if (const auto* ruling = std::get_if<election::Ruling>(&seen.event.body))
        versions_.take_ruling(seen.version, *ruling);
    if (seen.step) versions_.take(step);
    auto findings = book_.take();
    const auto subject = subject_of(seen.event);
    if (!filter_->passes(subject, seen)) return;
    if (subject.is_result) weigh(step, findings);
    if (seen.step && seen.step->kind != StepKind::stray) {
        auto within = judge_form(seen, survey_.rules());
        for (auto& finding : within.findings) findings.push_back(std::move(finding));
    }
    events_.push_back(told(step, subject));
    name_options_in(findings, seen);
    for (auto& finding : findings) findings_.push_back(std::move(finding));
}

/// By the ballot of the entry that shows them, while it is at hand.
void News::name_options_in(std::vector<Finding>& findings, const SeenEvent& seen) const {
    const auto form = form_in(seen.event);
    const auto* ballot = form ? survey_.ballot(form->ballot, seen.version.index) : nullptr;
    if (ballot == nullptr) return;
    for (auto& finding : findings)
        for (auto& fact : finding.facts) fact.what = labelled(fact.what, *ballot);
}

void News::take_other(const record::Version& version, const Error& error) {
    if (error.code == ErrorCode::personal_data)
        findings_.push_back(personal_data_in(version, error));
}

void News::weigh(const Step& step, const std::vector<Finding>& findings) {
    const auto& seen = step.now;
    ++results_;
    if (is_correction(seen.event)) corrections_.push_back(seen.version);
    const auto& correction = seen.event.correction;
    const bool unsaid = correction && correction->cause == Cause::tanpa_keterangan;
    if (unsaid || std::any_of(findings.begin(), findings.end(), is_silent))
        silent_.push_back(seen.version);
}

NewEvent News::told(const Step& step, const EventSubject& subject) const {
    const auto& [version, event, chain] = step.now;
    const auto& header = event.header;
    NewEvent news;
    news.version = version;
    news.type = election::type_of(event);
    if (subject.contests.size() == 1) news.contest = subject.contests.front();
    if (!subject.units.empty()) news.unit = subject.units.front();
    news.source = header.source;
    news.by = header.by;
    news.at = header.at;
    news.observed = header.observed;
    news.about = subject.about;
    if (chain) news.step = chain->kind;
    if (step.before != nullptr) news.replaces = step.before_version.index;
    if (event.correction) {
        news.cause = event.correction->cause;
        news.instrument = event.correction->instrument;
    }
    if (subject.is_result) news.values = values_of(step);
    return news;
}

std::vector<ValueChange> News::values_of(const Step& step) const {
    const bool is_candidate = !query_.candidate.empty();
    if (step.before == nullptr && !is_candidate) return {};
    const auto now = read_version(step.now.version, step.now.event, survey_);
    std::optional<ReadVersion> before;
    if (step.before != nullptr) before = read_version(step.before_version, *step.before, survey_);
    auto values = value_changes(before ? &*before : nullptr, now);
    std::erase_if(values, [&](const ValueChange& value) {
        if (is_candidate && value.key == query_.candidate) return false;
        return step.before == nullptr || value.before == value.after;
    });
    return values;
}

bool News::is_kept(const Finding& finding) const {
    const bool is_hint = finding.detector == Detector::D16b || finding.detector == Detector::D16c;
    return !is_hint || !finding.unit || !survey_.places().is_noken(*finding.unit);
}

void News::finish(const MonitorLimits& limits, MonitorReport& report) {
    std::erase_if(findings_, [this](const Finding& finding) { return !is_kept(finding); });
    const auto& places = survey_.places();
    for (auto& finding : findings_)
        if (finding.unit) finding.place = places.display_name(*finding.unit);
    for (auto& event : events_)
        if (event.unit) event.place = places.display_name(*event.unit);
    sound(limits, report);
    report.matching = events_.size();
    report.events = std::move(events_);
    report.findings = std::move(findings_);
}

void News::sound(const MonitorLimits& limits, MonitorReport& report) const {
    if (!silent_.empty()) report.alarms.push_back(alarm_about(AlarmKind::silent_change, silent_));
    if (!limits.mass || !is_passed(*limits.mass, corrections_.size(), results_)) return;
    auto alarm = alarm_about(AlarmKind::mass_corrections, corrections_);
    alarm.of = results_;
    alarm.limit = limits.mass->most;
    alarm.percent = limits.mass->percent;
    report.alarms.push_back(std::move(alarm));
}

}  // namespace saksi::audit
