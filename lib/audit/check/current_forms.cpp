// SPDX-License-Identifier: Apache-2.0
#include "current_forms.hpp"

#include <utility>
#include <variant>

namespace saksi::audit {
namespace {

using election::CHasil;
using election::DHasil;
using election::Pemilu;

const election::Rules* rules_of(const Pemilu* pemilu) {
    return pemilu == nullptr ? nullptr : &pemilu->rules;
}

/// Gives each finding its name: `named` makes one that is on the form.
template <class Named>
FormFindings judge(const RuledForm& form, Named named) {
    auto found = check_form(form);
    for (auto& finding : found.findings) {
        Finding full = named(finding.detector);
        full.facts = std::move(finding.facts);
        full.effect = finding.effect;
        full.under = finding.under;
        finding = std::move(full);
    }
    return found;
}

RuledForm ruled(const TpsForm& form, bool abroad, const Pemilu* pemilu) {
    return {form.sections, form.votes, rules_of(pemilu), true, abroad};
}

template <class Use>
void each_rule(const std::bitset<detector_count>& rules, Use use) {
    if (rules.none()) return;
    for (std::size_t i = 0; i < detector_count; ++i) {
        if (rules.test(i)) use(static_cast<Detector>(i));
    }
}

}  // namespace

FormFindings judge_form(const SeenEvent& seen, const Pemilu* pemilu) {
    const auto form = form_in(seen.event);
    if (!form) return {};
    const VoteFigures votes(form->numbers.votes);
    const bool of_tps = std::holds_alternative<CHasil>(seen.event.body);
    const RuledForm ruled{form->numbers.sections, votes, rules_of(pemilu), of_tps,
                          is_abroad(form->unit)};
    return judge(ruled, [&](Detector detector) { return finding_on(detector, seen); });
}

void CurrentForms::enter(std::uint64_t index, FormFindings found) {
    each_rule(found.not_applicable, [this](Detector detector) { book_.not_applicable(detector); });
    for (auto& finding : found.findings) book_.add_for(index, std::move(finding));
}

void CurrentForms::leave(std::uint64_t index, const RuledForm& form) {
    book_.retract(index);
    each_rule(not_applicable_to(form),
              [this](Detector detector) { book_.applicable_after_all(detector); });
}

void CurrentForms::take(const FormPlace& place, const TpsForm& form, const TpsForm* before,
                        const Pemilu* pemilu) {
    const bool abroad = is_abroad(table_.places().home(place.home));
    if (before != nullptr) leave(before->version.index, ruled(*before, abroad, pemilu));
    enter(form.version.index, judge(ruled(form, abroad, pemilu),
                                    [&](Detector detector) { return finding_on(detector, form); }));
    evidence_.take(form);
    table_.put(place, form);
}

void CurrentForms::take(const Step& step, const DHasil& form, const Pemilu* pemilu) {
    if (step.before != nullptr) {
        const auto& old = std::get<DHasil>(step.before->body);
        const VoteFigures votes(old.votes);
        leave(step.before_version.index,
              {old.sections, votes, rules_of(pemilu), false, is_abroad(form.unit)});
    }
    enter(step.now.version.index, judge_form(step.now, pemilu));
}

}  // namespace saksi::audit
