// SPDX-License-Identifier: Apache-2.0
#include "current_forms.hpp"

#include <utility>
#include <variant>

namespace saksi::audit {
namespace {

using election::CHasil;
using election::Event;

RuledForm ruled(const Event& event, const FormView& form, const election::Pemilu* pemilu) {
    return {form.numbers.sections, form.numbers.votes, pemilu == nullptr ? nullptr : &pemilu->rules,
            std::holds_alternative<CHasil>(event.body), is_abroad(form.unit)};
}

template <class Use>
void each_rule(const std::bitset<detector_count>& rules, Use use) {
    for (std::size_t i = 0; i < detector_count; ++i) {
        if (rules.test(i)) use(static_cast<Detector>(i));
    }
}

}  // namespace

FormFindings judge_form(const SeenEvent& seen, const election::Pemilu* pemilu) {
    const auto form = form_in(seen.event);
    if (!form) return {};
    auto found = check_form(ruled(seen.event, *form, pemilu));
    for (auto& finding : found.findings) {
        auto named = finding_on(finding.detector, seen);
        named.facts = std::move(finding.facts);
        named.effect = finding.effect;
        named.under = finding.under;
        finding = std::move(named);
    }
    return found;
}

Result<void> CurrentForms::take(const Step& step, const election::Pemilu* pemilu) {
    const auto form = form_in(step.now.event);
    if (!form) return {};
    if (step.before != nullptr) {
        book_.retract(step.before_version.index);
        each_rule(not_applicable_to(ruled(*step.before, *form_in(*step.before), pemilu)),
                  [this](Detector detector) { book_.applicable_after_all(detector); });
    }
    auto found = judge_form(step.now, pemilu);
    each_rule(found.not_applicable, [this](Detector detector) { book_.not_applicable(detector); });
    for (auto& finding : found.findings) {
        book_.add_for(step.now.version.index, std::move(finding));
    }
    const auto* tps_form = std::get_if<CHasil>(&step.now.event.body);
    return tps_form == nullptr ? Result<void>() : put(step, *tps_form);
}

Result<void> CurrentForms::put(const Step& step, const CHasil& form) {
    const auto& source = *step.now.event.header.source;
    const auto index = step.now.version.index;
    evidence_.take(step.now, form);
    if (step.before == nullptr) return table_.add(source, form, index);
    table_.replace(source, form, index);
    return {};
}

}  // namespace saksi::audit
