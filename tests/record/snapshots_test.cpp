// One source, seen again and again: what an import adds, and what it does not.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>

#include "support/printers.hpp"
#include "support/record_log.hpp"
#include "support/temporary_directory.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::form_options;
using saksi::test::RecordLog;
using saksi::test::sirekap_header;
using saksi::test::Texts;

namespace {

/// A row of a TPS: votes, images and the day of its time.
std::string row(int tps, const std::string& votes, int images, int day = 15) {
    const auto number = std::to_string(1000 + tps).substr(1);
    const auto sums = votes == ",," ? ",,,," : ",233,2,235,";
    return "5171011003" + number + std::string(15, ',') + sums + votes + "," +
           std::to_string(images) + ",2024-02-" + std::to_string(day) + " 12:00:00\n";
}

/// Imports a file of this name and text, seen on this day of February.
Result<FormImportReport> see(RecordLog& log, const std::string& name, const std::string& rows,
                             int day) {
    const Texts texts = {{name, sirekap_header + rows}};
    return log.import_csv(texts,
                          form_options(texts, "2024-02-" + std::to_string(day) + "T00:00:00Z"));
}

using Numbers = FormImportReport::Numbers;
using Events = FormImportReport::Events;

}  // namespace

TEST_SUITE_BEGIN("record/snapshots");

TEST_CASE("the same file again adds nothing, at the same time or later") {
    RecordLog log;
    const auto rows = row(1, "1,2,3", 3) + row(2, ",,", 1);
    REQUIRE(see(log, "a.csv", rows, 16).has_value());
    const auto size = log.size();
    for (const int day : {16, 17}) {
        const auto again = see(log, "a.csv", rows, day);
        CHECK(again->files_skipped == 1);
        CHECK(again->files == 0);
    }
    CHECK(see(log, "renamed.csv", rows, 16)->files_skipped == 1);
    CHECK(log.size() == size);
    CHECK(see(log, "renamed.csv", rows, 18)->numbers == Numbers{2, 0, 0, 0});
    CHECK(log.size() == size + 1);  // its snapshot, and no form
}

TEST_CASE("an older observation is refused once there is a newer one") {
    RecordLog log;
    REQUIRE(see(log, "a.csv", row(1, "1,2,3", 3), 18).has_value());
    const auto older = see(log, "a.csv", row(1, "1,2,4", 3), 17);
    REQUIRE(!older.has_value());
    CHECK(older.error().where == "observed");
    CHECK(see(log, "b.csv", row(2, "1,2,4", 3), 18).has_value());  // the same moment
    CHECK(see(log, "a.csv", row(1, "1,2,3", 3), 17)->files_skipped == 1);
}

TEST_CASE("every kind of change is logged with its cause") {
    RecordLog log;
    REQUIRE(see(log, "a.csv",
                row(1, "1,2,3", 3) + row(2, "1,2,3", 3) + row(3, "1,,3", 3) + row(4, "1,2,3", 3) +
                    row(5, "1,2,3", 3) + row(6, ",,", 0) + row(7, ",,", 2) + row(8, "1,2,3", 3),
                16)
                .has_value());
    const auto before = log.size();
    const auto report = see(log, "a.csv",
                            row(1, "1,2,3", 3, 17) +  // a new time alone
                                row(2, "1,2,4", 3) +  // another count
                                row(3, "1,2,3", 3) +  // filled
                                row(4, ",,", 0) +     // withdrawn
                                row(5, "1,2,3", 2) +  // an image less
                                row(6, "1,2,3", 3) +  // newly in
                                row(7, ",,", 3) +     // an image more, no numbers
                                row(9, ",,", 0),      // 8 is missing, 9 not in yet
                            17);
    REQUIRE(report.has_value());
    CHECK(report->numbers == Numbers{4, 2, 1, 1});
    CHECK(report->events == Events{1, 2, 2, 1, 2});
    CHECK(report->rows == 8);
    std::vector<std::pair<int, std::string>> causes;
    for (const auto& event : log.events_from(before + 1)) {
        const auto cause = event.correction ? name_of(event.correction->cause) : "-";
        causes.emplace_back(std::get<election::CHasil>(event.body).unit.number, cause);
    }
    CHECK(causes == decltype(causes){{2, "tanpa_keterangan"},
                                     {3, "pelengkapan"},
                                     {4, "penarikan"},
                                     {5, "tanpa_keterangan"},
                                     {6, "-"},
                                     {7, "pelengkapan"}});
}

TEST_CASE("what was withdrawn stays so until it comes back") {
    RecordLog log;
    REQUIRE(see(log, "a.csv", row(1, "1,2,3", 3), 16).has_value());
    CHECK(see(log, "a.csv", row(1, ",,", 0), 17)->events.penarikan == 1);
    const auto size = log.size();
    CHECK(see(log, "a.csv", row(1, ",,", 0, 18), 18)->events == Events{});
    CHECK(log.size() == size + 1);
    CHECK(see(log, "a.csv", row(1, "1,2,3", 3), 19)->events.pelengkapan == 1);
    // The chain: each version names the one before it.
    auto reader = log.reader();
    State state;
    REQUIRE(scan(state, reader).has_value());
    CHECK(state.strays() == 0);
    const auto events = log.events_from(0);
    std::optional<Hash> leaf;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (election::type_of(events[i]) != "c_hasil") continue;
        const auto& correction = events[i].correction;
        CHECK((correction ? std::optional{correction->replaces} : std::nullopt) == leaf);
        leaf = merkle::leaf_hash(bytes_of(log.entry(i)));
    }
}

TEST_CASE("sources do not touch each other") {
    RecordLog log;
    const Texts texts = {{"a.csv", sirekap_header + row(1, "1,2,3", 3)}};
    REQUIRE(log.import_csv(texts, form_options(texts)).has_value());
    auto options = form_options(texts, "2024-02-01T00:00:00Z");
    options.source = {election::SourceKind::sirekap, "arsip"};
    CHECK(log.import_csv(texts, options)->events.opened == 1);
}

namespace {

std::filesystem::path data() { return std::filesystem::path(SAKSI_SHARED_DIR) / "data"; }

std::vector<ImportFile> files_in(const std::filesystem::path& folder, const std::string& ending) {
    std::vector<ImportFile> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ending) {
            files.push_back(import_file(entry.path().string()));
        }
    }
    std::sort(files.begin(), files.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

}  // namespace

TEST_CASE("two real snapshots of a thousand TPS, a month apart") {
    if (!std::filesystem::exists(data() / "sirekap_raw_json/ppwp")) {
        MESSAGE("skipped: no " << data().string());
        return;
    }
    RecordLog log;
    auto options = form_options({}, "2024-02-18T00:00:00+07:00");
    options.open = test::open_on_disk;
    const auto february = log.run([&](EventBatch& batch) {
        return import_sirekap_json(batch, options,
                                   files_in(data() / "sirekap_raw_json/ppwp", ".json"));
    });
    REQUIRE(february.has_value());
    // by jq: chart or administrasi with a number: 579; any of the three images: 823
    CHECK(february->rows == 1000);
    CHECK(february->not_yet == 177);
    CHECK(february->forms == 823);
    CHECK(february->snapshots == 4);

    options.observed = parse_timestamp("2024-03-17T00:00:00+07:00").value();
    const auto march = log.run([&](EventBatch& batch) {
        return import_sirekap_csv(batch, options,
                                  files_in(data() / "sirekap_tps_2024_march", ".csv"));
    });
    REQUIRE(march.has_value());
    // The counts of the data's own README, made by an independent script.
    CHECK(march->numbers == Numbers{594, 383, 21, 2});
    // Of the 594 one has its first photo, and no numbers yet.
    CHECK(march->events.numbers_unchanged == 1);
    CHECK(march->events.penarikan == 2);
    CHECK(march->events.tanpa_keterangan == 21);
    CHECK(march->events.opened == 19);
    CHECK(march->events.pelengkapan == 365);
    CHECK(march->events.opened + march->events.pelengkapan ==
          march->numbers.newly_in + march->events.numbers_unchanged);
}

TEST_SUITE_END();
