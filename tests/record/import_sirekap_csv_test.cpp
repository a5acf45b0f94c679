// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_sirekap_csv.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "support/printers.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::form_options;
using saksi::test::RecordLog;
using saksi::test::sirekap_header;
using saksi::test::Texts;

namespace {

const std::string good =
    "1701012001001,233,118,115,184,89,95,2,2,0,0,0,0,186,91,95,184,2,186,20,144,20,3,"
    "2024-02-15 12:00:28\n";
const std::string photo_only = "5101011006001,,,,,,,,,,,,,,,,,,,,,,1,2024-02-16 06:30:27\n";
const std::string not_yet = "5101011006002,,,,,,,,,,,,,,,,,,,,,,0,2024-02-15 07:00:44\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

Error refusal(RecordLog& log, const Texts& texts) {
    const auto size = log.size();
    const auto done = log.import_csv(texts);
    REQUIRE(!done.has_value());
    CHECK(log.size() == size);
    return done.error();
}

}  // namespace

TEST_SUITE_BEGIN("record/import_sirekap_csv");

TEST_CASE("a row becomes a form, every number in its place") {
    RecordLog log;
    const auto first = log.size();
    REQUIRE(log.import_csv({{"a.csv", sirekap_header + good}}).has_value());
    // The entry as docs/format.md words it, by hand.
    CHECK(
        log.entry(first + 1) ==
        R"({"at":"2024-02-15T12:00:28+07:00","at_text":"2024-02-15 12:00:28","ballot":"ppwp/1",)"
        R"("by":"pengamat","contest":"ppwp","documents":{"count":3},"election":"pemilu-2024",)"
        R"("observed":"2024-02-20T00:00:00Z","pemilih":{"dpt":{"j":233,"l":118,"p":115}},)"
        R"("pengguna":{"dpk":{"j":0,"l":0,"p":0},"dpt":{"j":184,"l":89,"p":95},)"
        R"("dptb":{"j":2,"l":2,"p":0},"total":{"j":186,"l":91,"p":95}},"round":1,)"
        R"("source":{"kind":"sirekap","name":"web"},"suara":{"sah":184,"tidak_sah":2,"total":186},)"
        R"("type":"c_hasil","unit":{"code":"1701012001","kind":"tps","number":1,)"
        R"("scheme":"kpu-2024"},"v":1,"votes":[20,144,20]})");
}

TEST_CASE("the snapshot stands before its events and says what was read") {
    RecordLog log;
    const auto first = log.size();
    const auto text = sirekap_header + good + photo_only + not_yet;
    const auto report = log.import_csv({{"folder/a.csv", text}});
    REQUIRE(report.has_value());
    const auto events = log.events_from(first);
    REQUIRE(events.size() == 3);
    const auto& snapshot = std::get<election::Snapshot>(events[0].body);
    CHECK(snapshot.contest == election::Contest::ppwp);
    CHECK(snapshot.format == "sirekap-csv");
    CHECK(snapshot.scope == std::vector<std::string>{"17", "51"});
    CHECK(snapshot.rows == 3);
    CHECK(snapshot.forms == 2);
    CHECK(snapshot.not_yet == 1);
    REQUIRE(snapshot.files.size() == 1);
    CHECK(snapshot.files[0].name == "a.csv");
    CHECK(snapshot.files[0].sha256 == crypto::sha256(bytes_of(text)));
    CHECK(snapshot.files[0].size == text.size());
    CHECK(report->forms == 2);
    CHECK(report->not_yet == 1);
    CHECK(report->numbers == FormImportReport::Numbers{2, 1, 0, 0});
    CHECK(report->events == FormImportReport::Events{2, 0, 0, 0, 1});
}

TEST_CASE("images without numbers are a form of null sections, and neither is none") {
    RecordLog log;
    const auto first = log.size();
    REQUIRE(log.import_csv({{"a.csv", sirekap_header + photo_only + not_yet}}).has_value());
    const auto entry = log.entry(first + 1);
    for (const auto section : {"pemilih", "pengguna", "suara", "votes"}) {
        CHECK(entry.find("\"" + std::string(section) + "\":null") != std::string::npos);
    }
    CHECK(entry.find("surat_suara") == std::string::npos);  // Sirekap never showed it
    CHECK(entry.find("disabilitas") == std::string::npos);
    CHECK(log.size() == first + 2);
}

TEST_CASE("sums that do not add up are logged as they are, zero apart from empty") {
    RecordLog log;
    const auto first = log.size();
    const std::string odd =
        "7501011001002,0,0,0,0,0,0,,0,0,0,0,0,0,0,0,235,1,9598,103,,3,0,2024-02-25 17:00:00\n";
    REQUIRE(log.import_csv({{"a.csv", sirekap_header + odd}}).has_value());
    const auto event = log.events_from(first + 1).at(0);
    const auto& form = std::get<election::CHasil>(event.body);
    CHECK(form.sections[election::Field::dpt_j] == election::Figure(election::Count{0}));
    CHECK(form.sections[election::Field::pengguna_dptb_j].is_null());
    CHECK(form.sections[election::Field::suara_total].count() == 9598);
    CHECK(election::option_votes(form.votes)->at(1).is_null());
}

TEST_CASE("columns may stand in any order, the last line without its end") {
    RecordLog log;
    const auto columns = replaced(sirekap_header, "tps_code,dpt_j", "dpt_j,tps_code");
    const auto row = replaced(good, "1701012001001,233", "233,1701012001001");
    const auto first = log.size();
    REQUIRE(log.import_csv({{"a.csv", columns + row.substr(0, row.size() - 1)}}).has_value());
    CHECK(std::get<election::CHasil>(log.events_from(first + 1).at(0).body)
              .sections[election::Field::dpt_j]
              .count() == 233);
}

TEST_CASE("a header that is not Sirekap's is refused") {
    RecordLog log;
    const auto refused = [&](const std::string& columns) {
        const auto error = refusal(log, {{"a.csv", columns + good}});
        CHECK(error.where == "a.csv: line 1");
        return error.detail;
    };
    CHECK(refused(replaced(sirekap_header, "dpt_j,", "")) == "dpt_j");
    CHECK(refused(replaced(sirekap_header, "ts\n", "ts,extra\n")) == "extra");
    CHECK(refused(replaced(sirekap_header, "dpt_l", "dpt_j")) == "dpt_j");
    CHECK(refused(replaced(sirekap_header, "paslon_3", "surat_suara_sisa")) == "surat_suara_sisa");
    CHECK(refused(replaced(sirekap_header, "paslon_3", "paslon_03")) == "paslon_03");
    CHECK(refusal(log, {{"a.csv", ""}}).where == "a.csv");
}

TEST_CASE("a malformed row is refused by file, line, field and reason") {
    RecordLog log;
    const auto where = [&](const std::string& row) {
        return refusal(log, {{"a.csv", sirekap_header + good + row}}).where;
    };
    const auto other = replaced(good, "1701012001001", "1701012001002");
    CHECK(where(replaced(other, "1701012001002", "17010120010X2")) == "a.csv: line 3: tps_code");
    CHECK(where(replaced(other, "1701012001002", "1701012001000")) == "a.csv: line 3: tps_code");
    CHECK(where(replaced(other, "1701012001002", "")) == "a.csv: line 3: tps_code");
    CHECK(where(replaced(other, ",233,", ",-233,")) == "a.csv: line 3: dpt_j");
    CHECK(where(replaced(other, ",233,", ",dua,")) == "a.csv: line 3: dpt_j");
    CHECK(where(replaced(other, ",233,", ",0233,")) == "a.csv: line 3: dpt_j");
    CHECK(where(replaced(other, ",233,", ",233.0,")) == "a.csv: line 3: dpt_j");
    CHECK(where(replaced(other, ",233,", ", 233,")) == "a.csv: line 3: dpt_j");
    CHECK(where(replaced(other, ",233,", ",9007199254740992,")) == "a.csv: line 3: dpt_j");
    CHECK(where(replaced(other, ",144,", ",x,")) == "a.csv: line 3: paslon_2");
    CHECK(where(replaced(other, ",3,2024", ",-3,2024")) == "a.csv: line 3: n_images");
    CHECK(where(replaced(other, "12:00:28", "25:00:28")) == "a.csv: line 3: ts");
    CHECK(where(replaced(other, ",233,", ",")) == "a.csv: line 3");
    CHECK(where(replaced(other, ",233,", ",\"23\"3,")) == "a.csv: line 3");
    CHECK(where("\n") == "a.csv: line 3");
}

TEST_CASE("a TPS that stands twice is refused with both places, equal rows too") {
    RecordLog log;
    auto error = refusal(log, {{"a.csv", sirekap_header + good + photo_only + good}});
    CHECK(error.where == "a.csv: line 4: 1701012001001");
    CHECK(error.detail == "a.csv: line 2");
    error = refusal(log, {{"a.csv", sirekap_header + good},
                          {"b.csv", sirekap_header + photo_only + replaced(good, "233", "234")}});
    CHECK(error.where == "b.csv: line 3: 1701012001001");
    CHECK(error.detail == "a.csv: line 2");
}

TEST_CASE("bad rows can be set aside, and every one is told of") {
    RecordLog log;
    const Texts texts = {{"a.csv", sirekap_header + replaced(good, ",233,", ",-1,") + photo_only},
                         {"b.csv", sirekap_header + "\"broken\n" + not_yet + good + good}};
    auto options = form_options(texts);
    std::vector<std::string> told;
    options.rejects.on_reject = [&](const Reject& reject) {
        told.push_back(reject.file + ":" + std::to_string(reject.line) + ":" +
                       reject.text.substr(0, 13));
    };
    CHECK(!log.import_csv(texts, options).has_value());
    // the quotes of the second file never end: all that follows is one bad row
    CHECK(told == std::vector<std::string>{"a.csv:2:1701012001001", "b.csv:2:\"broken\n51010"});

    told.clear();
    options.rejects.keep_good = true;
    const auto first = log.size();
    const auto report = log.import_csv(texts, options);
    REQUIRE(report.has_value());
    CHECK(told.size() == 2);
    CHECK(report->rejected == 2);
    CHECK(report->rows == report->forms + report->not_yet + report->rejected);
    CHECK(log.size() == first + 2);
}

TEST_CASE("abroad a code has capitals, and a code in no region tree is logged and reported") {
    RecordLog log;
    const auto abroad = replaced(good, "1701012001001", "99AB010001001");
    const auto report = log.import_csv({{"a.csv", sirekap_header + abroad}});
    REQUIRE(report.has_value());
    CHECK(report->forms == 1);
    CHECK(report->unknown_places == 1);
    CHECK(report->unknown_codes == std::vector<std::string>{"99AB010001001"});
    REQUIRE(log.import_regions({{"r.csv",
                                 "code,name,level,n_tps_regular,special_first,special_last\n"
                                 "1701012001,X,desa,2,901,901\n"}})
                .has_value());
    std::string rows;
    for (const auto number : {"001", "003", "901"}) {
        rows += replaced(good, "1701012001001", "1701012001" + std::string(number));
    }
    CHECK(log.import_csv({{"b.csv", sirekap_header + rows}})->unknown_codes ==
          std::vector<std::string>{"1701012001003"});
}

TEST_CASE("a missing election or ballot is refused with what to append first") {
    RecordLog log;
    const Texts texts = {{"a.csv", sirekap_header + good}};
    auto options = form_options(texts);
    options.election = "pemilu-2029";
    CHECK(log.import_csv(texts, options).error().where == "election");
    options = form_options(texts);
    options.contest = election::Contest::pdpd;
    CHECK(log.import_csv(texts, options).error().where == "contest");
    options = form_options(texts);
    options.ballot = "ppwp/7";
    CHECK(log.import_csv(texts, options).error().where == "ballot");
}

TEST_CASE("votes are matched to the ballot by the numbers on it") {
    RecordLog log;
    REQUIRE(log.append(R"({"v":1,"type":"ballot","election":"pemilu-2024","at":null,"by":"t",)"
                       R"("id":"ppwp/2","contest":"ppwp","unit":{"kind":"nasional",)"
                       R"("scheme":"kpu-2024","code":"0"},"options":[)"
                       R"({"kind":"pair","number":2,"key":"b","name":"B"},)"
                       R"({"kind":"pair","number":1,"key":"a","name":"A"}]})"
                       "\n")
                .has_value());
    Texts texts = {{"a.csv", sirekap_header + good}};
    auto options = form_options(texts);
    CHECK(log.import_csv(texts, options).error().where == "a.csv: line 2: ballot");  // two of them
    options.ballot = "ppwp/2";
    CHECK(log.import_csv(texts, options).error().where == "a.csv: line 2: ballot");  // paslon_3
    texts = {{"a.csv", replaced(sirekap_header, "paslon_2,paslon_3", "paslon_2") +
                           replaced(good, ",20,144,20,", ",20,144,")}};
    options.open = test::opener_of(texts);
    const auto first = log.size();
    REQUIRE(log.import_csv(texts, options).has_value());
    CHECK(log.entry(first + 1).find(R"("votes":[144,20])") != std::string::npos);
}

TEST_CASE("a file that changes while it is imported is refused") {
    RecordLog log;
    auto options = form_options({});
    int opened = 0;
    options.open = [&](const std::string&) {
        const auto votes = ++opened < 3 ? good : replaced(good, ",144,", ",145,");
        return std::make_unique<std::istringstream>(sirekap_header + votes);
    };
    const auto size = log.size();
    const auto done = log.import_csv({{"a.csv", ""}}, options);
    REQUIRE(!done.has_value());
    CHECK(done.error().code == ErrorCode::inconsistent);
    CHECK(log.size() == size);
    CHECK(log.import_csv({{"gone.csv", ""}}, form_options({})).error().code == ErrorCode::io);
}

TEST_CASE("an import of many files has a snapshot for every 300 of them") {
    RecordLog log;
    Texts texts;
    for (int i = 0; i < 650; ++i) {
        const auto number = std::to_string(1000 + i);
        texts["file-" + number + ".csv"] =
            sirekap_header + replaced(good, "1701012001001", "170101" + number + "001");
    }
    const auto first = log.size();
    const auto report = log.import_csv(texts);
    REQUIRE(report.has_value());
    CHECK(report->snapshots == 3);
    CHECK(report->events.opened == 650);
    const auto events = log.events_from(first);
    std::vector<std::size_t> sizes;
    std::set<std::string> names;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& snapshot = std::get<election::Snapshot>(events[i].body);
        CHECK(snapshot.part == i + 1);
        CHECK(snapshot.parts == 3);
        CHECK(snapshot.rows == 650);
        sizes.push_back(snapshot.files.size());
        for (const auto& file : snapshot.files) names.insert(file.name);
    }
    CHECK(sizes == std::vector<std::size_t>{300, 300, 50});
    CHECK(names.size() == 650);
}

TEST_SUITE_END();
