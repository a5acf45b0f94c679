// SPDX-License-Identifier: Apache-2.0
#include "form_import.hpp"

#include <algorithm>
#include <utility>

#include "place_check.hpp"
#include "saksi/record/form_change.hpp"
#include "seen_tps.hpp"

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

Event event_of(const FormImportOptions& options, FormRow row) {
    auto header = import_header(options);
    header.at = std::move(row.at);
    header.at_text = std::move(row.at_text);
    return {std::move(header), std::nullopt, std::move(row.form)};
}

class FormImport {
 public:
    FormImport(EventBatch& batch, const FormImportOptions& options, std::string format)
        : batch_(batch),
          options_(options),
          series_{options, std::move(format), options.contest},
          rejects_(options.rejects),
          places_(batch, options.election) {}

    Result<FormImportReport> run(const std::vector<ImportFile>& files, const ReadRows& read);

 private:
    using GoodRow = Result<void> (FormImport::*)(FormRow row);

    Result<void> read_all(const ReadRows& read, GoodRow use);
    Result<void> take(const RowPlace& place, std::string_view text, Result<FormRow> row,
                      GoodRow use);
    Result<void> check(const FormRow& row);
    Result<void> count(FormRow row);
    Result<void> stage(FormRow row);
    Result<void> stage_opening(Event event, const std::optional<KeyDigest>& key);
    Result<void> stage_version(Event event, const std::optional<KeyDigest>& key,
                               const Version& current);
    void count_change(NumbersChange change);
    void count_cause(const FormChange& change);
    Result<void> add(Event event, const std::optional<KeyDigest>& key);

    EventBatch& batch_;
    const FormImportOptions& options_;
    ImportSeries series_;
    RejectLog rejects_;
    PlaceCheck places_;
    FormImportReport report_;
    SnapshotCounts counts_;
    std::vector<ChosenFile> files_;
    std::optional<ContestBallots> ballots_;
    SeenTps seen_;          // of the reading that is under way
    std::size_t file_ = 0;  // of files_, under way
    bool first_reading_ = true;
};

Result<FormImportReport> FormImport::run(const std::vector<ImportFile>& files,
                                         const ReadRows& read) {
    auto chosen = choose_files(batch_.state(), series_, files);
    if (!chosen) return pass_on(std::move(chosen.error()));
    files_ = std::move(chosen->files);
    report_.files = files_.size();
    report_.files_skipped = chosen->skipped;
    if (files_.empty()) return report_;
    auto ballots = ContestBallots::read(batch_, options_);
    if (!ballots) return pass_on(std::move(ballots.error()));
    ballots_ = std::move(*ballots);

    const auto counted = read_all(read, &FormImport::count);
    if (!counted) return pass_on(counted.error());
    const auto verdict = rejects_.verdict();
    if (!verdict) return pass_on(verdict.error());
    report_.rejected = rejects_.count();

    const auto snapshots = add_snapshots(batch_, series_, files_, counts_);
    if (!snapshots) return pass_on(snapshots.error());
    report_.snapshots = *snapshots;
    first_reading_ = false;
    const auto staged = read_all(read, &FormImport::stage);
    if (!staged) return pass_on(staged.error());
    return report_;
}

/// One reading: every good row of every file is used, in order.
Result<void> FormImport::read_all(const ReadRows& read, GoodRow use) {
    seen_ = {};
    for (file_ = 0; file_ < files_.size(); ++file_) {
        const auto& chosen = files_[file_];
        const auto sink = [&](const RowPlace& place, std::string_view text, Result<FormRow> row) {
            return take(place, text, std::move(row), use);
        };
        auto done = read_chosen(series_, chosen, [&](std::istream& input) {
            return read(*chosen.file, input, *ballots_, sink);
        });
        if (!done) return done;
    }
    return {};
}

/// A bad row goes to the rejects, a good one into `use`. The row of a TPS that
/// stood before is a bad one.
Result<void> FormImport::take(const RowPlace& place, std::string_view text, Result<FormRow> row,
                              GoodRow use) {
    if (first_reading_) counts_.rows = ++report_.rows;
    auto good = row ? check(*row) : Result<void>(pass_on(row.error()));
    if (good) {
        const auto earlier =
            seen_.add(row->form.unit, {static_cast<std::uint32_t>(file_), place.line});
        if (!earlier) return (this->*use)(std::move(*row));
        good = refuse(ErrorCode::malformed, election::display_code(row->form.unit),
                      "this TPS stands twice in the import; it is also at",
                      to_text(RowPlace{files_[earlier->file].file, earlier->line}));
    }
    if (first_reading_) rejects_.note(place, std::string(text), std::move(good.error()));
    return {};
}

/// What only printing finds wrong with a row.
Result<void> FormImport::check(const FormRow& row) {
    if (!has_text(row.form)) return {};
    const auto printed = election::print_event(event_of(options_, row));
    if (!printed) return pass_on(printed.error());
    return {};
}

Result<void> FormImport::count(FormRow row) {
    const bool is_form = has_numbers(row.form) || has_documents(row.form);
    ++(is_form ? report_.forms : report_.not_yet);
    ++(is_form ? counts_.forms : counts_.not_yet);
    const auto province = election::ancestor_by_code(row.form.unit, UnitKind::provinsi);
    if (province) counts_.scope.insert(province->code);
    return {};
}

Result<void> FormImport::stage(FormRow row) {
    auto event = event_of(options_, std::move(row));
    const auto key = key_digest(event);
    const auto* current = key ? batch_.state().chains().current(*key) : nullptr;
    if (current == nullptr) return stage_opening(std::move(event), key);
    return stage_version(std::move(event), key, *current);
}

Result<void> FormImport::stage_opening(Event event, const std::optional<KeyDigest>& key) {
    const auto& form = *std::get_if<CHasil>(&event.body);
    const bool numbers = has_numbers(form);
    ++(numbers ? report_.numbers.newly_in : report_.numbers.unchanged);
    if (!numbers && !has_documents(form)) return {};
    ++report_.events.opened;
    if (!numbers) ++report_.events.numbers_unchanged;
    return add(std::move(event), key);
}

Result<void> FormImport::stage_version(Event event, const std::optional<KeyDigest>& key,
                                       const Version& current) {
    const auto logged = batch_.logged().event(current.index);
    if (!logged) return pass_on(logged.error());
    const auto* form = std::get_if<CHasil>(&logged->body);
    SAKSI_EXPECTS(form != nullptr);  // a chain key names the type
    const auto change = compare_forms(*form, *std::get_if<CHasil>(&event.body));
    count_change(change.numbers);
    if (!change.cause) return {};
    count_cause(change);
    event.correction = election::Correction{current.leaf, *change.cause, std::nullopt};
    return add(std::move(event), key);
}

void FormImport::count_change(NumbersChange change) {
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

void FormImport::count_cause(const FormChange& change) {
    auto& events = report_.events;
    if (change.cause == Cause::pelengkapan) ++events.pelengkapan;
    if (change.cause == Cause::tanpa_keterangan) ++events.tanpa_keterangan;
    if (change.cause == Cause::penarikan) ++events.penarikan;
    if (change.numbers == NumbersChange::unchanged) ++events.numbers_unchanged;
}

Result<void> FormImport::add(Event event, const std::optional<KeyDigest>& key) {
    const auto unit = std::get_if<CHasil>(&event.body)->unit;
    auto prepared = batch_.prepare(std::move(event), key);
    if (!prepared) return pass_on(election::display_code(unit), std::move(prepared.error()));
    const auto placed = batch_.add(std::move(*prepared));
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

Result<FormImportReport> import_forms(EventBatch& batch, const FormImportOptions& options,
                                      const std::vector<ImportFile>& files, std::string format,
                                      const ReadRows& read) {
    return FormImport(batch, options, std::move(format)).run(files, read);
}

}  // namespace saksi::record
