// SPDX-License-Identifier: Apache-2.0
#include "form_import.hpp"

#include <type_traits>
#include <utility>

#include "absent_tps.hpp"
#include "form_facts.hpp"
#include "form_staging.hpp"
#include "ready_ahead.hpp"

namespace saksi::record {
namespace {

using election::CHasil;
using election::DHasil;
using election::Event;
using election::Publication;
using election::UnitKind;

template <class Form>
class FormSteps : public ImportSteps<FormRow<Form>> {
 public:
    using Row = FormRow<Form>;
    FormSteps(EventBatch& batch, const FormImportOptions& options, FormImportReport& report)
        : batch_(batch),
          options_(options),
          report_(report),
          staging_(batch, options.election, report),
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

    EventBatch& batch_;
    const FormImportOptions& options_;
    FormImportReport& report_;
    FormStaging<Form> staging_;
    bool all_open_;  // nothing of this series is logged: forms are new, as far as it matters
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
        events.add(ready, all_open_ && is_form(form_in<Form>(ready.event)));
    }
    events.hash();
}

template <class Form>
Result<void> FormSteps<Form>::stage(Row&& row) {
    if (row.in_place != nullptr) return staging_.stage(*row.in_place);
    if (!row.ready) {
        auto* only = &row;
        ahead({&only, 1});
    }
    return staging_.stage(*row.ready, row.observed.has_value());
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
