// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_dapil_csv.hpp"

#include <doctest/doctest.h>

#include "support/printers.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::options_of;
using saksi::test::RecordLog;
using saksi::test::Texts;

namespace {

const std::string header =
    "kode_dapil,jenis_dapil,nama_dapil,kode_wilayah,tingkatan_wilayah,nama,is_pecah\n";
const std::string kaltara =
    "6501,DPR RI,KALIMANTAN UTARA,6502,Kabupaten/Kota,MALINAU,False\n"
    "6501,DPR RI,KALIMANTAN UTARA,6501,Kabupaten/Kota,BULUNGAN,False\n";
const std::string medan =
    "120001,DPRD PROVINSI,SUMATERA UTARA 1,1271,Pecahan Kabupaten/Kota,KOTA MEDAN A,True\n"
    "120001,DPRD PROVINSI,SUMATERA UTARA 1,127101,Kecamatan,MEDAN KOTA,False\n";

Result<RegionImportReport> import(RecordLog& log, const Texts& texts,
                                  const RejectRule& rejects = {}) {
    auto options = options_of<DapilImportOptions>(texts);
    options.rejects = rejects;
    return log.run(
        [&](auto& batch) { return import_dapil_csv(batch, options, test::files_of(texts)); });
}

std::vector<std::string> covers(const election::Event& event) {
    std::vector<std::string> codes;
    for (const auto& unit : std::get<election::Region>(event.body).covers)
        codes.push_back(std::string(election::name_of(unit.kind)) + " " + unit.code);
    return codes;
}

}  // namespace

TEST_SUITE_BEGIN("record/import_dapil_csv");

TEST_CASE("the rows of a dapil become one region, with its seats") {
    RecordLog log;
    const auto first = log.size();
    const auto report = import(log, {{"dapil.csv", header + kaltara},
                                     {"kursi.csv", "dapil,kursi,kode_dapil\nKALTARA,3,6501\n"}});
    REQUIRE(report.has_value());
    CHECK(report->rows == 2);
    CHECK(report->regions.added == 1);
    CHECK(log.entry(first + 1) ==
          R"({"at":null,"by":"pengamat","covers":[)"
          R"({"code":"6501","kind":"kabkota","scheme":"kpu-2024"},)"
          R"({"code":"6502","kind":"kabkota","scheme":"kpu-2024"}],"election":"pemilu-2024",)"
          R"("name":"KALIMANTAN UTARA","observed":"2024-03-20T00:00:00Z",)"
          R"("parent":{"code":"65","kind":"provinsi","scheme":"kpu-2024"},"seats":3,)"
          R"("source":{"kind":"publik","name":"uji"},"type":"region",)"
          R"("unit":{"code":"6501","kind":"dapil","scheme":"kpu-2024"},"v":1})");
}

TEST_CASE("of a split region the smaller ones are covered, and they must be there") {
    RecordLog log;
    REQUIRE(import(log, {{"dapil.csv", header + medan}}).has_value());
    CHECK(covers(log.events_from(log.size() - 1)[0]) ==
          std::vector<std::string>{"kecamatan 127101"});
    const auto without = import(log, {{"d.csv", header + medan.substr(0, medan.find('\n') + 1)}});
    CHECK(without.error().reason == "no smaller region says which part of this one it has");
}

TEST_CASE("voters abroad belong to the dapil that the options name, of the DPR alone") {
    RecordLog log;
    REQUIRE(import(log, {{"dapil.csv",
                          header + "3102,DPR RI,DKI JAKARTA II,3171,Kabupaten/Kota,PUSAT,False\n"}})
                .has_value());
    CHECK(covers(log.events_from(log.size() - 1)[0]) ==
          std::vector<std::string>{"kabkota 3171", "provinsi 99"});
}

TEST_CASE("what changed of a dapil replaces it, and the same again adds nothing") {
    RecordLog log;
    REQUIRE(import(log, {{"a.csv", header + kaltara}}).has_value());
    CHECK(import(log, {{"a.csv", header + kaltara}})->files_skipped == 1);
    const auto more = kaltara + "6501,DPR RI,KALIMANTAN UTARA,6503,Kabupaten/Kota,NUNUKAN,False\n";
    const auto report = import(log, {{"a.csv", header + more + medan}});
    CHECK(report->regions == RegionImportReport::Found{1, 1, 0});
}

TEST_CASE("a bad row makes its dapil bad, and what it may belong to") {
    RecordLog log;
    std::vector<std::string> texts;
    const RejectRule keep{true, [&](const Reject& reject) { texts.push_back(reject.text); }};
    const auto bad = std::string("6501,DPR RI,KALIMANTAN UTARA,65,Kabupaten/Kota,BULUNGAN,False\n");
    const auto report = import(log,
                               {{"a.csv", header + kaltara + bad + medan +
                                              "1101,DPR RI,ACEH I,1101,Kabupaten/Kota,A,False\n"}},
                               keep);
    REQUIRE(report.has_value());
    CHECK(report->rejected == 5);
    CHECK(report->regions.added == 1);
    REQUIRE(texts.size() == 2);
    CHECK(texts[0] + "\n" == kaltara + bad);
}

TEST_CASE("contradictions are refused, and nothing is logged") {
    const auto refusal = [](const Texts& texts) {
        RecordLog log;
        const auto size = log.size();
        const auto done = import(log, texts);
        REQUIRE(!done.has_value());
        CHECK(log.size() == size);
        return done.error();
    };
    const auto row = [](const std::string& rest) { return Texts{{"d.csv", header + rest}}; };
    CHECK(refusal(row("6501,DPR,X,6501,Kabupaten/Kota,A,False\n")).where ==
          "d.csv: line 2: jenis_dapil");
    CHECK(refusal(row("650101,DPR RI,X,6501,Kabupaten/Kota,A,False\n")).where ==
          "d.csv: line 2: kode_dapil");
    CHECK(refusal(row("6501,DPR RI,X,6501,Kecamatan,A,False\n")).where ==
          "d.csv: line 2: kode_wilayah");
    CHECK(refusal(row("6501,DPR RI,X,6501,Kabupaten/Kota,A,True\n")).where ==
          "d.csv: line 2: is_pecah");
    CHECK(refusal(row(kaltara + "6501,DPR RI,Y,6503,Kabupaten/Kota,A,False\n")).reason ==
          "its rows do not agree on its name and kind");
    CHECK(refusal(row(kaltara + kaltara)).reason == "a region that stands twice");
    CHECK(refusal(row(kaltara + medan + kaltara)).reason ==
          "it stands twice in the import; it is also at");
    CHECK(refusal({{"a.csv", header + kaltara}, {"b.csv", "kode_dapil,kursi\n1101,7\n"}}).reason ==
          "seats of a dapil that is not in the import");
    CHECK(refusal({{"a.csv", header + kaltara}, {"b.csv", "kode_dapil,kursi\n6501,x\n"}}).where ==
          "b.csv: line 2: kursi");
    CHECK(refusal({{"a.csv", header + kaltara}, {"b.csv", "kode_dapil,kursi\n6501,3\n6501,4\n"}})
              .reason == "two numbers of seats for one dapil");
}

TEST_SUITE_END();
