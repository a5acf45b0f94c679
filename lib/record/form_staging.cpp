// SPDX-License-Identifier: Apache-2.0
#include "form_staging.hpp"

#include <optional>
#include <type_traits>

#include "form_facts.hpp"

namespace saksi::record {
namespace {

using election::Cause;
using election::Event;

constexpr std::size_t most_codes_named = 10;

}  // namespace

template <class Form>
Result<void> FormStaging<Form>::stage(PreparedEvent& ready, bool of_changes) {
    of_changes_ = of_changes;
    return stage_ready(ready);
}

template <class Form>
Result<void> FormStaging<Form>::stage(const PreparedForm& form) {
    of_changes_ = false;
    if (form.entry.empty() || batch_.state().current(form.key)) {
        PreparedEvent event{election::event_of(form.form), {}, {}, {}};
        auto* only = &event;
        hash_keys({&only, 1});
        return stage_ready(event);
    }
    if (!count_opening(is_counted(form.form), is_form(form.form))) return {};
    return add(form, unit_of(form.form));
}

template <class Form>
Result<void> FormStaging<Form>::stage_ready(PreparedEvent& ready) {
    const auto current = ready.key ? batch_.state().current(*ready.key) : std::nullopt;
    if (!current) return stage_opening(ready);
    auto logged = event_at(*current);
    if (!logged) return pass_on(std::move(logged.error()));
    auto& event = ready.event;
    if (of_changes_) {
        if (is_older(event.header, logged->header)) {
            ++report_.numbers.unchanged;
            return {};
        }
        carry_over(form_in<Form>(*logged), *std::get_if<Form>(&event.body));
    }
    return stage_version(std::move(event), current->leaf, form_in<Form>(*logged));
}

/// An entry of the log, or one that this import staged and that may be needed.
template <class Form>
Result<Event> FormStaging<Form>::event_at(const Version& version) {
    const auto staged = staged_.find(version.index);
    if (staged != staged_.end()) return staged->second;
    return batch_.logged().event(version.index);
}

template <class Form>
void FormStaging<Form>::keep(const Placed& placed, const Event& event) {
    if (placed.step && placed.step->kind == StepKind::replaces) {
        staged_.erase(placed.step->other.index);
    }
    staged_.insert_or_assign(placed.index, event);
}

template <class Form>
bool FormStaging<Form>::count_opening(bool numbers, bool in) {
    ++(numbers ? report_.numbers.newly_in : report_.numbers.unchanged);
    if (!in) return false;
    ++report_.events.opened;
    if (!numbers) ++report_.events.numbers_unchanged;
    return true;
}

template <class Form>
Result<void> FormStaging<Form>::stage_opening(PreparedEvent& ready) {
    const auto& form = form_in<Form>(ready.event);
    if (!count_opening(has_numbers(form), is_form(form))) return {};
    return ready.entry.empty() ? add(std::move(ready.event)) : add(ready, form.unit);
}

template <class Form>
Result<void> FormStaging<Form>::stage_version(Event event, const Hash& current,
                                              const Form& logged) {
    const auto change = compare_forms(logged, form_in<Form>(event));
    count_change(change.numbers);
    if (!change.cause) return {};
    count_cause(change);
    event.correction = election::Correction{current, *change.cause, std::nullopt};
    return add(std::move(event));
}

template <class Form>
void FormStaging<Form>::count_change(NumbersChange change) {
    auto& numbers = report_.numbers;
    switch (change) {
        case NumbersChange::unchanged:
            ++numbers.unchanged;
            break;
        case NumbersChange::filled:
            ++numbers.newly_in;
            break;
        case NumbersChange::changed:
            ++numbers.changed;
            break;
        case NumbersChange::withdrawn:
            ++numbers.withdrawn;
            break;
    }
}

template <class Form>
void FormStaging<Form>::count_cause(const FormChange& change) {
    auto& events = report_.events;
    if (change.cause == Cause::pelengkapan) ++events.pelengkapan;
    if (change.cause == Cause::tanpa_keterangan) ++events.tanpa_keterangan;
    if (change.cause == Cause::penarikan) ++events.penarikan;
    if (change.numbers == NumbersChange::unchanged) ++events.numbers_unchanged;
}

template <class Form>
Result<void> FormStaging<Form>::add(Event event) {
    const auto unit = form_in<Form>(event).unit;
    const auto prepared = prepare_event(std::move(event));
    if (!prepared) return pass_on(election::display_code(unit), prepared.error());
    return add(*prepared, unit);
}

template <class Form>
template <class Prepared>
Result<void> FormStaging<Form>::add(const Prepared& prepared, const election::Unit& unit) {
    auto accepted = batch_.accepts(prepared);
    if (!accepted) return pass_on(election::display_code(unit), std::move(accepted.error()));
    const auto placed = batch_.add(prepared);
    if (!placed) return pass_on(placed.error());
    if constexpr (std::is_same_v<Prepared, PreparedEvent>) {
        if (of_changes_) keep(*placed, prepared.event);
    }
    const auto known = places_.has(unit);
    if (!known) return pass_on(known.error());
    if (*known) return {};
    ++report_.unknown_places;
    auto& codes = report_.unknown_codes;
    if (codes.size() < most_codes_named) codes.push_back(election::display_code(unit));
    return {};
}

template class FormStaging<election::CHasil>;
template class FormStaging<election::DHasil>;
template class FormStaging<election::Publication>;

}  // namespace saksi::record
