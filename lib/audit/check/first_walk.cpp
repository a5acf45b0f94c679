// SPDX-License-Identifier: Apache-2.0
#include "first_walk.hpp"

#include <utility>
#include <variant>

#include "candidate_findings.hpp"
#include "cross_rules.hpp"

namespace saksi::audit {

using election::CHasil;
using election::Event;

FirstWalk::FirstWalk(log::Reader& reader, const CheckQuery& query, FindingBook& book)
    : reader_(reader),
      book_(book),
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

Result<void> FirstWalk::run() {
    if (auto read = survey_.read(reader_); !read) return pass_on(read.error());
    known_.set_others(survey_.other_bundles());
    versions_.finish(survey_.places());
    if (auto counted = units_->finish(forms_->table(), survey_.places()); !counted)
        return pass_on(counted.error());
    submissions_.finish();
    return {};
}

/// A form as it stands in the log. Only of what replaces another, or tries to,
/// an event is made: its figures are compared with those of before.
Result<void> FirstWalk::take(const WalkedForm& walked) {
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

Result<void> FirstWalk::take(const SeenEvent& seen) {
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
    met_candidates_ = met_candidates_ || is_about_candidates(seen.event);
    if (!asked_.is_for(seen.event)) return {};
    if (std::holds_alternative<CHasil>(seen.event.body))
        return take_version(seen.version, seen.event);
    return seen.step ? take_result(seen) : Result<void>();
}

/// A form as an event; which version of its chain is current, the table knows.
Result<void> FirstWalk::take_version(const record::Version& version, const Event& event) {
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
Result<void> FirstWalk::take_result(const SeenEvent& seen) {
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

Result<void> FirstWalk::take_form(const Step& step) {
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

Result<void> FirstWalk::take_form(const FormPlace& place, const TpsForm& form,
                                  const TpsForm* before) {
    forms_->take(place, form, before, survey_.rules());
    units_->take(place, form, before);
    return {};
}

/// D26: the door was not watched when this was logged.
void FirstWalk::take_other(const record::Version& version, const Error& error) {
    if (error.code == ErrorCode::personal_data) book_.add(personal_data_in(version, error));
}

Result<FindingBook> FirstWalk::compare_tps() {
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

void FirstWalk::release() {
    units_.reset();
    forms_.reset();
}

}  // namespace saksi::audit
