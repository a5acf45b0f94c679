// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_regions_csv.hpp"

#include <doctest/doctest.h>

#include "support/printers.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::RecordLog;
using saksi::test::region_options;
using saksi::test::Texts;

namespace {

const std::string header = "code,name,level,n_tps_regular,special_first,special_last\n";
const std::string bali =
    "51,BALI,provinsi,,,\n"
    "5171,KOTA DENPASAR,kabkota,,,\n"
    "517101,DENPASAR SELATAN,kecamatan,,,\n"
    "5171011003,\"SESETAN, I\",desa,107,901,903\n"
    "5171012008,PEMOGAN,desa,1,,\n"
    "5171012009,KOSONG,desa,0,,\n";

Error refusal(const std::string& row) {
    RecordLog log;
    const auto size = log.size();
    const auto done = log.import_regions({{"r.csv", header + "51,BALI,provinsi,,,\n" + row}});
    REQUIRE(!done.has_value());
    CHECK(log.size() == size);
    return done.error();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_SUITE_BEGIN("record/import_regions_csv");

TEST_CASE("each row becomes a region, a desa's counts a list of its TPS") {
    RecordLog log;
    const auto first = log.size();
    const auto report = log.import_regions({{"r.csv", header + bali}});
    REQUIRE(report.has_value());
    // BALI is in the preset already
    CHECK(report->regions == RegionImportReport::Found{5, 0, 1});
    CHECK(report->tps_lists == RegionImportReport::Found{2, 0, 0});
    CHECK(report->tps == 111);
    CHECK(!report->nation_added);
    const auto head = std::string(R"({"at":null,"by":"pengamat","election":"pemilu-2024",)");
    const auto tail = std::string(R"("source":{"kind":"publik","name":"wilayah"},)");
    // The entries as docs/format.md words them, by hand.
    CHECK(log.entry(first + 3) ==
          head +
              R"("name":"SESETAN, I","observed":"2024-02-14T00:00:00Z",)"
              R"("parent":{"code":"517101","kind":"kecamatan","scheme":"kpu-2024"},)" +
              tail +
              R"("type":"region","unit":{"code":"5171011003","kind":"desa","scheme":"kpu-2024"},)"
              R"("v":1})");
    CHECK(log.entry(first + 4) ==
          head + R"("observed":"2024-02-14T00:00:00Z",)" + tail +
              R"("tps":[{"kind":"reguler","number":1,"to":107},)"
              R"({"kind":"khusus","number":901,"to":903}],"type":"tps",)"
              R"("unit":{"code":"5171011003","kind":"desa","scheme":"kpu-2024"},"v":1})");
    CHECK(log.entry(first + 6).find(R"("tps":[{"kind":"reguler","number":1}])") !=
          std::string::npos);
    const auto snapshot = std::get<election::Snapshot>(log.events_from(first)[0].body);
    CHECK(!snapshot.contest);
    CHECK(snapshot.rows == 6);
    CHECK(snapshot.scope == std::vector<std::string>{"51"});
}

TEST_CASE("the same tree again adds nothing, in whatever file") {
    RecordLog log;
    const Texts texts = {{"r.csv", header + bali}};
    REQUIRE(log.import_regions(texts).has_value());
    const auto size = log.size();
    CHECK(log.import_regions(texts)->files_skipped == 1);
    CHECK(log.import_regions(texts, region_options(texts, "2024-03-01T00:00:00Z"))->files_skipped ==
          1);
    CHECK(log.size() == size);
    const auto spaced = header + replaced(bali, "KOTA DENPASAR", " Kota Denpasar ");
    const auto again = log.import_regions({{"other.csv", spaced}});
    CHECK(again->regions == RegionImportReport::Found{0, 0, 6});
    CHECK(again->tps_lists == RegionImportReport::Found{0, 0, 2});
    CHECK(log.size() == size + 1);  // its snapshot
}

TEST_CASE("what changed replaces what was logged") {
    RecordLog log;
    REQUIRE(log.import_regions({{"r.csv", header + bali}}).has_value());
    const auto before = log.size();
    auto changed = replaced(bali, "107,901,903", "108,901,903");
    changed = replaced(changed, "PEMOGAN", "PAMOGAN");
    const Texts texts = {{"r.csv", header + changed}};
    const auto report = log.import_regions(texts, region_options(texts, "2024-03-01T00:00:00Z"));
    REQUIRE(report.has_value());
    CHECK(report->regions == RegionImportReport::Found{0, 1, 5});
    CHECK(report->tps_lists == RegionImportReport::Found{0, 1, 1});
    const auto events = log.events_from(before + 1);
    REQUIRE(events.size() == 2);
    for (const auto& event : events) {
        REQUIRE(event.correction.has_value());
        CHECK(event.correction->cause == election::Cause::tanpa_keterangan);
    }
    CHECK(log.size() == before + 3);
    CHECK(log.import_regions(texts, region_options(texts, "2024-04-01T00:00:00Z"))->files == 0);
}

TEST_CASE("a list that says more of the same TPS stands") {
    RecordLog log;
    REQUIRE(log.append(R"({"v":1,"type":"tps","election":"pemilu-2024","at":null,"by":"t","unit":)"
                       R"({"kind":"desa","scheme":"kpu-2024","code":"5171012008"},"tps":)"
                       R"([{"number":1,"kind":"reguler","place":"Balai Banjar"}]})"
                       "\n")
                .has_value());
    CHECK(log.import_regions({{"r.csv", header + bali}})->tps_lists ==
          RegionImportReport::Found{1, 0, 1});
}

TEST_CASE("places abroad keep their numbering under a scheme of its own, without counts") {
    RecordLog log;
    const auto first = log.size();
    const auto report = log.import_regions({{"r.csv", header + "99,LUAR NEGERI,provinsi,,,\n"
                                                               "9901,BRUNEI DARUSSALAM,kabkota,,,\n"
                                                               "990101,KBRI,kecamatan,,,\n"
                                                               "9901010001,TPS,desa,25,,\n"
                                                               "9901010002,POS,desa,-26,,\n"}});
    REQUIRE(report.has_value());
    CHECK(report->abroad == 5);
    CHECK(report->abroad_counts_unused == 2);
    CHECK(report->regions.added == 5);
    CHECK(report->tps_lists == RegionImportReport::Found{0, 0, 0});
    const auto events = log.events_from(first + 1);
    REQUIRE(events.size() == 5);
    const auto& top = std::get<election::Region>(events[0].body);
    CHECK(top.unit.scheme == "kawalpemilu-2024");
    CHECK(top.parent == election::nation("kpu-2024"));
    CHECK(std::get<election::Region>(events[4].body).parent->scheme == "kawalpemilu-2024");
}

TEST_CASE("the nation is added where no region event names it") {
    RecordLog log;
    REQUIRE(log.append(R"({"v":1,"type":"election","election":"uji","at":null,"by":"t","name":"U",)"
                       R"("voting_date":"2024-02-14","scheme":"kpu-2024","rules":{},"contests":)"
                       R"([{"contest":"ppwp","area":"nasional","levels":["tps"],)"
                       R"("option_kind":"pair"}]})"
                       "\n")
                .has_value());
    const Texts texts = {{"r.csv", header + bali}};
    auto options = region_options(texts);
    options.election = "uji";
    const auto first = log.size();
    CHECK(log.import_regions(texts, options)->nation_added);
    const auto nation = std::get<election::Region>(log.events_from(first)[1].body);
    CHECK(nation.unit == election::nation("kpu-2024"));
    CHECK(!nation.parent);
}

TEST_CASE("a malformed row is refused by file, line, field and reason") {
    const auto where = [](const std::string& row) { return refusal(row).where; };
    CHECK(where("5171,KOTA,provinsi,,,\n") == "r.csv: line 3: level");
    CHECK(where("517,KOTA,kabkota,,,\n") == "r.csv: line 3: code");
    CHECK(where("0,INDONESIA,nasional,,,\n") == "r.csv: line 3: code");
    CHECK(where("5171011003007,TPS 7,tps,,,\n") == "r.csv: line 3: code");
    CHECK(where("5171,,kabkota,,,\n") == "r.csv: line 3: name");
    CHECK(where("5171,KOTA,kabkota,3,,\n") == "r.csv: line 3: n_tps_regular");
    CHECK(where("5171011003,SESETAN,desa,,,\n") == "r.csv: line 3: n_tps_regular");
    CHECK(where("5171011003,SESETAN,desa,-1,,\n") == "r.csv: line 3: n_tps_regular");
    CHECK(where("5171011003,SESETAN,desa,10000,,\n") == "r.csv: line 3: n_tps_regular");
    CHECK(where("5171011003,SESETAN,desa,9,901,\n") == "r.csv: line 3: special_last");
    CHECK(where("5171011003,SESETAN,desa,9,903,901\n") == "r.csv: line 3: special_first");
    CHECK(where("5171011003,SESETAN,desa,9,9,10\n") == "r.csv: line 3: special_first");
    CHECK(where("9901010001,TPS,desa,x,,\n") == "r.csv: line 3: n_tps_regular");
    CHECK(where("5171,KOTA,kabkota,,\n") == "r.csv: line 3");
    CHECK(where("51,BALI,provinsi,,,\n") == "r.csv: line 3: 51");
    CHECK(where("5171,NIK 3171010101900001,kabkota,,,\n") == "r.csv: line 3: name");
    RecordLog log;
    CHECK(log.import_regions({{"r.csv", "code,name\n"}}).error().where == "r.csv: line 1");
}

TEST_CASE("bad rows can be set aside") {
    RecordLog log;
    const Texts texts = {{"r.csv", header + "517,KOTA,kabkota,,,\n" + bali}};
    auto options = region_options(texts);
    options.rejects.keep_good = true;
    const auto report = log.import_regions(texts, options);
    REQUIRE(report.has_value());
    CHECK(report->rejected == 1);
    CHECK(report->rows == 7);
    CHECK(report->regions.added == 5);
}

TEST_SUITE_END();
