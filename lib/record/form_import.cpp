// SPDX-License-Identifier: Apache-2.0
#include "form_import.hpp"

#include <algorithm>
#include <utility>

#include "place_check.hpp"
#include "saksi/record/form_change.hpp"

namespace saksi::record {
namespace {

using election::Cause;
using election::CHasil;
using election::Event;
using election::UnitKind;

constexpr std::size_t most_codes_named = 10;

/// Is there text in it that the source made up, and that may be refused?
bool has_text(const CHasil& form) {
    const bool items = form.documents && !form.documents->items.empty();
    return items || (form.flags.get() != nullptr && form.flags.get()->psu);
}

template <class Form>
class FormSteps : public ImportSteps<FormRow<Form>> {
 public:
    using Row = FormRow<Form>;
    FormSteps(EventBatch& batch, const FormImportOptions& options, FormImportReport& report)
        : batch_(batch), options_(options), report_(report), places_(batch, options.election) {}

    Result<void> check(const Row& row) override;
    std::string subject(const Row& row) override { return election::display_code(row.form.unit); }
    void count(const Row& row, SnapshotCounts& counts) override;
    Result<void> stage(Row row) override;

 private:
    [[nodiscard]] Event event_of(Row row) const;
    Result<void> stage_opening(Event event, const std::optional<KeyDigest>& key);
    Result<void> stage_version(Event event, const std::optional<KeyDigest>& key,
                               const Version& current);
    void count_change(NumbersChange change);
    void count_cause(const FormChange& change);
    Result<void> add(Event event, const std::optional<KeyDigest>& key);

    EventBatch& batch_;
    const FormImportOptions& options_;
    FormImportReport& report_;
    PlaceCheck places_;
};

template <class Form>
Event FormSteps<Form>::event_of(Row row) const {
    auto header = import_header(options_);
    header.at = std::move(row.at);
    header.at_text = std::move(row.at_text);
    return {std::move(header), std::nullopt, std::move(row.form)};
}

/// What only printing finds wrong with a row.
template <class Form>
Result<void> FormSteps<Form>::check(const Row& row) {
    if (!has_text(row.form)) return {};
    const auto printed = election::print_event(event_of(row));
    if (!printed) return pass_on(printed.error());
    return {};
}

template <class Form>
void FormSteps<Form>::count(const Row& row, SnapshotCounts& counts) {
    const bool is_form = has_numbers(row.form) || has_documents(row.form);
    ++(is_form ? report_.forms : report_.not_yet);
    ++(is_form ? counts.forms : counts.not_yet);
    const auto province = election::ancestor_by_code(row.form.unit, UnitKind::provinsi);
    if (!row.province.empty()) {
        counts.scope.insert(row.province);
    } else if (province) {
        counts.scope.insert(province->code);
    }
}

template <class Form>
Result<void> FormSteps<Form>::stage(Row row) {
    auto event = event_of(std::move(row));
    const auto key = key_digest(event);
    const auto* current = key ? batch_.state().chains().current(*key) : nullptr;
    if (current == nullptr) return stage_opening(std::move(event), key);
    return stage_version(std::move(event), key, *current);
}

template <class Form>
Result<void> FormSteps<Form>::stage_opening(Event event, const std::optional<KeyDigest>& key) {
    const auto& form = *std::get_if<Form>(&event.body);
    const bool numbers = has_numbers(form);
    ++(numbers ? report_.numbers.newly_in : report_.numbers.unchanged);
    if (!numbers && !has_documents(form)) return {};
    ++report_.events.opened;
    if (!numbers) ++report_.events.numbers_unchanged;
    return add(std::move(event), key);
}

template <class Form>
Result<void> FormSteps<Form>::stage_version(Event event, const std::optional<KeyDigest>& key,
                                            const Version& current) {
    const auto logged = batch_.logged().event(current.index);
    if (!logged) return pass_on(logged.error());
    const auto* form = std::get_if<Form>(&logged->body);
    SAKSI_EXPECTS(form != nullptr);  // a chain key names the type
    const auto change = compare_forms(*form, *std::get_if<Form>(&event.body));
    count_change(change.numbers);
    if (!change.cause) return {};
    count_cause(change);
    event.correction = election::Correction{current.leaf, *change.cause, std::nullopt};
    return add(std::move(event), key);
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
Result<void> FormSteps<Form>::add(Event event, const std::optional<KeyDigest>& key) {
    const auto unit = std::get_if<Form>(&event.body)->unit;
    auto prepared = batch_.prepare(std::move(event), key);
    if (!prepared) return pass_on(election::display_code(unit), std::move(prepared.error()));
    const auto placed = batch_.add(*prepared);
    if (!placed) return pass_on(placed.error());
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
    const ImportSeries series{options, std::move(format), options.contest};
    FormSteps<Form> steps(batch, options, report);
    const auto done = ImportCourse<FormRow<Form>>(batch, series, read, steps, report).run(files);
    if (!done) return pass_on(done.error());
    return report;
}

template Result<FormImportReport> import_forms(EventBatch&, const FormImportOptions&,
                                               const std::vector<ImportFile>&, std::string,
                                               const ReadForms<CHasil>&);

}  // namespace saksi::record
