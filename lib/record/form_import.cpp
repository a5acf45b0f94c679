// SPDX-License-Identifier: Apache-2.0
#include "form_import.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "absent_tps.hpp"
#include "form_facts.hpp"
#include "place_check.hpp"
#include "ready_ahead.hpp"
#include "saksi/record/form_change.hpp"

namespace saksi::record {
namespace {

using election::Cause;
using election::CHasil;
using election::DHasil;
using election::Event;
using election::Publication;
using election::UnitKind;

constexpr std::size_t most_codes_named = 10;

template <class Form>
class FormSteps : public ImportSteps<FormRow<Form>> {
 public:
    using Row = FormRow<Form>;
    FormSteps(EventBatch& batch, const FormImportOptions& options, FormImportReport& report)
        : batch_(batch),
          options_(options),
          report_(report),
          places_(batch, options.election),
          all_open_(!batch.state().files().latest(
              series_of(options.election, options.contest, options.source))) {}

    Result<void> check(const Row& row) override;
    std::string subject(const Row& row) override {
        if (row.in_place != nullptr) return election::display_code(unit_of(row.in_place->form));
        return subject_of(row.form) + (row.observed ? " " + row.observed->text : "");
    }
    void count(const Row& row, SnapshotCounts& counts) override;
    Result<void> close(const SeenRows& seen, SnapshotCounts& counts) override;
    Result<void> stage(Row&& row) override;
    void ahead(std::span<Row* const> rows) const override;

 private:
    [[nodiscard]] Event event_of(Row&& row) const;
    Result<void> stage_ready(PreparedEvent& ready);
    Result<void> stage_in_place(const PreparedForm& form);
    /// Counts a form that nothing was logged of; is there anything to log now?
    bool count_opening(bool numbers, bool in);
    Result<void> stage_opening(PreparedEvent& ready);
    Result<void> stage_version(Event event, const Hash& current, const Form& logged);
    Result<Event> event_at(const Version& version);
    void keep(const Placed& placed, const Event& event);
    /// Its form: a chain key names the type.
    static const Form& form_in(const Event& event) {
        const auto* form = std::get_if<Form>(&event.body);
        SAKSI_EXPECTS(form != nullptr);
        return *form;
    }
    void count_change(NumbersChange change);
    void count_cause(const FormChange& change);
    Result<void> add(Event event);
    template <class Prepared>
    Result<void> add(const Prepared& prepared, const election::Unit& unit);

    EventBatch& batch_;
    const FormImportOptions& options_;
    FormImportReport& report_;
    PlaceCheck places_;
    bool all_open_;  // nothing of this series is logged: forms are new, as far as it matters
    bool of_changes_ = false;                // the row under way says only what was new
    std::map<std::uint64_t, Event> staged_;  // current versions that such rows made
};

template <class Form>
Event FormSteps<Form>::event_of(Row&& row) const {
    auto header = import_header(options_);
    header.at = std::move(row.at);
    header.at_text = std::move(row.at_text);
    if (row.observed) header.observed = std::move(row.observed);
    return {std::move(header), std::nullopt, std::move(row.form)};
}

/// What only printing finds wrong with a row.
template <class Form>
Result<void> FormSteps<Form>::check(const Row& row) {
    if (row.in_place != nullptr || !needs_printing(row.form)) return {};
    const auto printed = election::print_event(event_of(Row(row)));
    if (!printed) return pass_on(printed.error());
    return {};
}

template <class Form>
void FormSteps<Form>::count(const Row& row, SnapshotCounts& counts) {
    const auto* in_place = row.in_place;
    const bool in = in_place != nullptr ? is_form(in_place->form) : is_form(row.form);
    ++(in ? report_.forms : report_.not_yet);
    ++(in ? counts.forms : counts.not_yet);
    auto province = in_place != nullptr ? province_of(in_place->form) : row.province;
    if (province.empty()) {
        const auto above = election::ancestor_by_code(row.form.unit, UnitKind::provinsi);
        if (above) province = above->code;
    }
    if (!province.empty()) counts.scope.insert(std::move(province));
}

template <class Form>
Result<void> FormSteps<Form>::close(const SeenRows& seen, SnapshotCounts& counts) {
    if (!options_.complete) return {};
    if (!std::is_same_v<Form, CHasil>) {
        return refuse(ErrorCode::usage, "--complete", "only forms of TPS can be complete");
    }
    if (report_.rejected > 0) {
        return refuse(ErrorCode::usage, "--complete", "files with refused rows are not complete");
    }
    auto absent = absent_tps(batch_, options_.election, counts.scope, [&](const auto& tps) {
        return seen.has(election::display_code(tps));
    });
    if (!absent) return pass_on(std::move(absent.error()));
    report_.absent = absent->count;
    counts.absent = std::move(*absent);
    return {};
}

/// Whether a row opens its form is known when it is staged. Where all should, it
/// is printed and hashed here.
template <class Form>
void FormSteps<Form>::ahead(std::span<Row* const> rows) const {
    ReadyAhead events;
    for (auto* row : rows) {
        if (row->in_place != nullptr) continue;
        auto& ready = row->ready.emplace();
        ready.event = event_of(std::move(*row));
        events.add(ready, all_open_ && is_form(form_in(ready.event)));
    }
    events.hash();
}

template <class Form>
Result<void> FormSteps<Form>::stage(Row&& row) {
    of_changes_ = row.observed.has_value();
    if (row.in_place != nullptr) return stage_in_place(*row.in_place);
    if (!row.ready) {
        auto* only = &row;
        ahead({&only, 1});
    }
    return stage_ready(*row.ready);
}

/// What opens its form is logged as it stands; else an event is compared.
template <class Form>
Result<void> FormSteps<Form>::stage_in_place(const PreparedForm& form) {
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
Result<void> FormSteps<Form>::stage_ready(PreparedEvent& ready) {
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
        carry_over(form_in(*logged), *std::get_if<Form>(&event.body));
    }
    return stage_version(std::move(event), current->leaf, form_in(*logged));
}

/// An entry of the log, or one that this import staged and that may be needed.
template <class Form>
Result<Event> FormSteps<Form>::event_at(const Version& version) {
    const auto staged = staged_.find(version.index);
    if (staged != staged_.end()) return staged->second;
    return batch_.logged().event(version.index);
}

template <class Form>
void FormSteps<Form>::keep(const Placed& placed, const Event& event) {
    if (placed.step && placed.step->kind == StepKind::replaces) {
        staged_.erase(placed.step->other.index);
    }
    staged_.insert_or_assign(placed.index, event);
}

template <class Form>
bool FormSteps<Form>::count_opening(bool numbers, bool in) {
    ++(numbers ? report_.numbers.newly_in : report_.numbers.unchanged);
    if (!in) return false;
    ++report_.events.opened;
    if (!numbers) ++report_.events.numbers_unchanged;
    return true;
}

template <class Form>
Result<void> FormSteps<Form>::stage_opening(PreparedEvent& ready) {
    const auto& form = form_in(ready.event);
    if (!count_opening(has_numbers(form), is_form(form))) return {};
    return ready.entry.empty() ? add(std::move(ready.event)) : add(ready, form.unit);
}

template <class Form>
Result<void> FormSteps<Form>::stage_version(Event event, const Hash& current, const Form& logged) {
    const auto change = compare_forms(logged, form_in(event));
    count_change(change.numbers);
    if (!change.cause) return {};
    count_cause(change);
    event.correction = election::Correction{current, *change.cause, std::nullopt};
    return add(std::move(event));
}

template <class Form>
void FormSteps<Form>::count_change(NumbersChange change) {
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
void FormSteps<Form>::count_cause(const FormChange& change) {
    auto& events = report_.events;
    if (change.cause == Cause::pelengkapan) ++events.pelengkapan;
    if (change.cause == Cause::tanpa_keterangan) ++events.tanpa_keterangan;
    if (change.cause == Cause::penarikan) ++events.penarikan;
    if (change.numbers == NumbersChange::unchanged) ++events.numbers_unchanged;
}

template <class Form>
Result<void> FormSteps<Form>::add(Event event) {
    const auto unit = form_in(event).unit;
    const auto prepared = prepare_event(std::move(event));
    if (!prepared) return pass_on(election::display_code(unit), prepared.error());
    return add(*prepared, unit);
}

template <class Form>
template <class Prepared>
Result<void> FormSteps<Form>::add(const Prepared& prepared, const election::Unit& unit) {
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

}  // namespace

template <class Form>
Result<FormImportReport> import_forms(EventBatch& batch, const FormImportOptions& options,
                                      const std::vector<ImportFile>& files, std::string format,
                                      const ReadForms<Form>& read) {
    FormImportReport report;
    const ImportSeries series{options, std::move(format), options.contest, options.complete};
    FormSteps<Form> steps(batch, options, report);
    const auto done = ImportCourse<FormRow<Form>>(batch, series, read, steps, report).run(files);
    if (!done) return pass_on(done.error());
    return report;
}

template Result<FormImportReport> import_forms(EventBatch&, const FormImportOptions&,
                                               const std::vector<ImportFile>&, std::string,
                                               const ReadForms<CHasil>&);
template Result<FormImportReport> import_forms(EventBatch&, const FormImportOptions&,
                                               const std::vector<ImportFile>&, std::string,
                                               const ReadForms<DHasil>&);
template Result<FormImportReport> import_forms(EventBatch&, const FormImportOptions&,
                                               const std::vector<ImportFile>&, std::string,
                                               const ReadForms<Publication>&);

}  // namespace saksi::record
