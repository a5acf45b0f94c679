// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_dct_csv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "csv_rows.hpp"
#include "dct_ballots.hpp"
#include "import_course.hpp"

namespace saksi::record {
namespace {

using election::Candidacy;
using election::Cause;
using election::Event;

constexpr std::array<std::string_view, 5> column_names = {"kode_dapil", "id_partai", "nomor_urut",
                                                          "nama", "jenis_kelamin"};

Result<void> check_header(const CsvRow& header) {
    const auto& fields = header.fields;
    if (std::equal(fields.begin(), fields.end(), column_names.begin(), column_names.end())) {
        return {};
    }
    return refuse(ErrorCode::malformed, {},
                  "the columns are not kode_dapil,id_partai,nomor_urut,nama,jenis_kelamin");
}

/// What was logged, with what the row shows in its place.
Candidacy updated(Candidacy logged, const Candidacy& seen) {
    if (logged.stage != seen.stage) logged.status.reset();
    logged.kind = seen.kind;
    logged.stage = seen.stage;
    logged.parties = seen.parties;
    logged.number = seen.number;
    logged.replaced_by.reset();
    if (seen.decision) logged.decision = seen.decision;
    logged.persons.resize(1);
    logged.persons[0].name = seen.persons[0].name;
    logged.persons[0].sex = seen.persons[0].sex;
    return logged;
}

class DctSteps : public ImportSteps<Candidacy> {
 public:
    DctSteps(EventBatch& batch, const DctImportOptions& options, DctImportReport& report)
        : batch_(batch), options_(options), report_(report), ballots_(options) {}

    /// Can it be printed, and is its number still free on its list?
    Result<void> check(const Candidacy& row) override;
    std::string subject(const Candidacy& row) override { return row.key; }
    void count(const Candidacy& row, SnapshotCounts& counts) override {
        counts.scope.insert(row.unit.code.substr(0, 2));
    }
    Result<void> stage(Candidacy&& row) override;
    /// After the last row.
    Result<void> finish() {
        return options_.ballots ? ballots_.stage(batch_, report_) : Result<void>{};
    }

 private:
    Result<void> add(Event event, std::uint64_t& counter);
    [[nodiscard]] Event event_of(Candidacy body) const {
        return {import_header(options_), std::nullopt, std::move(body)};
    }

    using Place = std::tuple<election::Unit, std::string, std::uint16_t>;

    EventBatch& batch_;
    const DctImportOptions& options_;
    DctImportReport& report_;
    DctBallots ballots_;
    std::map<Place, std::string> numbers_;  // unit, party and number to the candidate's key
};

Result<void> DctSteps::check(const Candidacy& row) {
    const auto printed = election::print_event(event_of(row));
    if (!printed) return pass_on(printed.error());
    const auto list = row.parties.empty() ? std::string{} : row.parties.front();
    const auto taken = numbers_.try_emplace({row.unit, list, *row.number}, row.key).first;
    if (taken->second == row.key) return {};
    return refuse(ErrorCode::malformed, "nomor_urut", "this number is another candidate's",
                  taken->second);
}

Result<void> DctSteps::add(Event event, std::uint64_t& counter) {
    const auto placed = batch_.add(std::move(event));
    if (!placed) return pass_on(placed.error());
    ++counter;
    return {};
}

Result<void> DctSteps::stage(Candidacy&& row) {
    ballots_.add(row);
    auto event = event_of(std::move(row));
    const auto current = batch_.state().current(*key_digest(event));
    if (!current) return add(std::move(event), report_.added);
    const auto logged = batch_.logged().event(current->index);
    if (!logged) return pass_on(logged.error());
    const auto& before = *std::get_if<Candidacy>(&logged->body);
    auto after = updated(before, *std::get_if<Candidacy>(&event.body));
    if (after == before) {
        ++report_.unchanged;
        return {};
    }
    const auto cause = after.stage == before.stage ? Cause::tanpa_keterangan : Cause::tahapan;
    event.correction = election::Correction{current->leaf, cause, std::nullopt};
    event.body = std::move(after);
    return add(std::move(event), report_.changed);
}

/// Where the contest's lists are.
Result<election::UnitKind> area_of(const KnownElection& known, election::Contest contest) {
    for (const auto& rules : known.pemilu.contests) {
        if (rules.contest == contest) return rules.area;
    }
    return refuse(ErrorCode::not_found, "contest", "the election has no such contest",
                  std::string(name_of(contest)));
}

}  // namespace

Result<DctImportReport> import_dct_csv(EventBatch& batch, const DctImportOptions& options,
                                       const std::vector<ImportFile>& files) {
    DctImportReport report;
    const ImportSeries series{options, "dct-csv", options.contest};
    const auto* known = batch.state().election(options.election);
    auto area = election::UnitKind::dapil;
    std::string scheme;
    if (known != nullptr) {
        const auto found = area_of(*known, options.contest);
        if (!found) return pass_on(found.error());
        area = *found;
        scheme = known->pemilu.scheme;
    }
    const auto candidacy = [&](const CsvRow& row) {
        return read_dct_row(row, options, area, scheme);
    };
    const ReadRows<Candidacy> read = [&](const ImportFile& file, std::istream& input,
                                         const RowSink<Candidacy>& sink) {
        return each_row(input, file.path, check_header, made_by<Candidacy>(candidacy, sink));
    };
    DctSteps steps(batch, options, report);
    auto done = ImportCourse<Candidacy>(batch, series, read, steps, report).run(files);
    if (done) done = steps.finish();
    if (!done) return pass_on(done.error());
    return report;
}

}  // namespace saksi::record
