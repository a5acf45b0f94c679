// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_dct_csv.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "saksi/election/candidacy_path.hpp"
#include "support/printers.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::record;
using election::Candidacy;
using election::Contest;
using saksi::test::RecordLog;
using saksi::test::Texts;

namespace {

const std::string header = "kode_dapil,id_partai,nomor_urut,nama,jenis_kelamin\n";
const std::string list =
    "1101,8,1,\"H. SATU, S.Sos., M.M.\",L\n"
    "1101,8,2,DUA CONTOH,P\n"
    "1101,10,1,TIGA CONTOH,P\n"
    "1102,8,1,DUA CONTOH,P\n";

Parties two_parties() {
    std::istringstream file("nomor_urut,id,nama\n1,8,Partai Satu\n2,10,PARTAI DUA\n");
    return read_parties(file, "parpol.csv").value();
}

DctImportOptions options_for(const Texts& texts, Contest contest = Contest::pdpr) {
    auto options = test::import_options<DctImportOptions>(
        texts, {election::SourceKind::publik, "infopemilu"}, "2023-11-04T00:00:00Z");
    options.contest = contest;
    options.parties = two_parties();
    return options;
}

Result<DctImportReport> import(RecordLog& log, const Texts& texts,
                               const DctImportOptions& options) {
    return log.run(
        [&](auto& batch) { return import_dct_csv(batch, options, test::files_of(texts)); });
}

Result<DctImportReport> import(RecordLog& log, const std::string& rows) {
    const Texts texts{{"dct.csv", header + rows}};
    return import(log, texts, options_for(texts));
}

Error refusal(const std::string& row) {
    RecordLog log;
    const auto size = log.size();
    const auto done = import(log, list + row);
    REQUIRE(!done.has_value());
    CHECK(log.size() == size);
    return done.error();
}

template <class Body>
std::vector<Body> bodies_from(RecordLog& log, std::uint64_t first) {
    std::vector<Body> bodies;
    for (const auto& event : log.events_from(first)) {
        if (const auto* body = std::get_if<Body>(&event.body)) bodies.push_back(*body);
    }
    return bodies;
}

}  // namespace

TEST_SUITE_BEGIN("record/import_dct_csv");

TEST_CASE("each row becomes a candidacy in the DCT, under a key without numbers that are drawn") {
    RecordLog log;
    const auto first = log.size();
    const auto report = import(log, list);
    REQUIRE(report.has_value());
    CHECK(report->added == 4);
    CHECK(report->snapshots == 1);
    CHECK(log.entry(first + 1) ==
          R"({"at":null,"by":"pengamat","contest":"pdpr","election":"pemilu-2024",)"
          R"("key":"pdpr/1101/8/h-satu-s-sos-m-m","kind":"daftar","number":1,)"
          R"("observed":"2023-11-04T00:00:00Z","parties":["partai-satu"],)"
          R"("persons":[{"name":"H. SATU, S.Sos., M.M.","sex":"l"}],)"
          R"("source":{"kind":"publik","name":"infopemilu"},"stage":"dct","type":"candidacy",)"
          R"("unit":{"code":"1101","kind":"dapil","scheme":"kpu-2024"},"v":1})");
}

TEST_CASE("ballots follow on request: parties by the number they drew, names by theirs") {
    RecordLog log;
    const auto first = log.size();
    const Texts texts{{"dct.csv", header + list}};
    auto options = options_for(texts);
    options.ballots = true;
    const auto report = import(log, texts, options);
    REQUIRE(report.has_value());
    CHECK(report->ballots == 2);
    const auto ballots = bodies_from<election::Ballot>(log, first);
    REQUIRE(ballots.size() == 2);
    CHECK(ballots[0].id == "pdpr/1101/1");
    REQUIRE(ballots[0].options.size() == 2);
    CHECK(ballots[0].options[0].key == "partai-satu");
    CHECK(ballots[0].options[0].ids.at("silon") == "8");
    CHECK(ballots[0].options[0].candidates[1].key == "pdpr/1101/8/dua-contoh");
    CHECK(ballots[0].options[1].name == "PARTAI DUA");
}

TEST_CASE("persons stand without a party, and a changed list is another ballot") {
    RecordLog log;
    const auto first = log.size();
    Texts texts{{"dpd.csv", header + "13,,1,ALI,L\n13,,2,BUDI,L\n"}};
    auto options = options_for(texts, Contest::pdpd);
    options.ballots = true;
    REQUIRE(import(log, texts, options).has_value());
    texts["dpd.csv"] = header + "13,,1,ALI,L\n13,,3,BUDI,L\n13,,2,BAMBANG,L\n";
    options = options_for(texts, Contest::pdpd);
    options.ballots = true;
    options.observed = parse_timestamp("2024-06-20T00:00:00Z").value();
    const auto report = import(log, texts, options);
    REQUIRE(report.has_value());
    CHECK(report->added == 1);
    CHECK(report->changed == 1);
    CHECK(report->unchanged == 1);
    const auto ballots = bodies_from<election::Ballot>(log, first);
    REQUIRE(ballots.size() == 2);
    CHECK(ballots[1].id == "pdpd/13/2");
    CHECK(ballots[1].options[1].key == "pdpd/13/bambang");
    CHECK(ballots[1].options[2].number == 3);
}

TEST_CASE("the same list again adds nothing") {
    RecordLog log;
    REQUIRE(import(log, list).has_value());
    const auto size = log.size();
    const auto again = import(log, list);
    REQUIRE(again.has_value());
    CHECK(again->files_skipped == 1);
    CHECK(log.size() == size);
}

TEST_CASE("a row that is wrong refuses the import, and the column is named") {
    CHECK(refusal("1101,99,1,A,L\n").where == "dct.csv: line 6: id_partai");
    CHECK(refusal("1101,8,0,A,L\n").where == "dct.csv: line 6: nomor_urut");
    CHECK(refusal("1101,8,1000,A,L\n").where == "dct.csv: line 6: nomor_urut");
    CHECK(refusal("1101,8,3,A,X\n").where == "dct.csv: line 6: jenis_kelamin");
    CHECK(refusal("1101,8,3,--,L\n").where == "dct.csv: line 6: nama");
    CHECK(refusal("1101,8,3,A\n").where == "dct.csv: line 6");
    CHECK(refusal("11 01,8,3,A,L\n").where == "dct.csv: line 6: unit.code");
    CHECK(refusal("1101,8,2,LAIN,L\n").where == "dct.csv: line 6: nomor_urut");
    CHECK(refusal("1101,8,3,DUA CONTOH,L\n").where == "dct.csv: line 6: pdpr/1101/8/dua-contoh");
    CHECK(refusal("1101,8,3,A 5171014107800001,L\n").code == ErrorCode::personal_data);
}

TEST_CASE("a party where there are none is refused, and so is a contest the election has not") {
    RecordLog log;
    const Texts texts{{"dct.csv", header + list}};
    const auto dpd = import(log, texts, options_for(texts, Contest::pdpd));
    REQUIRE(!dpd.has_value());
    CHECK(dpd.error().where == "dct.csv: line 2: id_partai");
    const auto pilkada = import(log, texts, options_for(texts, Contest::pkwkp));
    REQUIRE(!pilkada.has_value());
    CHECK(pilkada.error().code == ErrorCode::not_found);
}

TEST_CASE("a file of parties has each id once") {
    std::istringstream twice("nomor_urut,id,nama\n1,8,A\n2,8,B\n");
    const auto parties = read_parties(twice, "parpol.csv");
    REQUIRE(!parties.has_value());
    CHECK(parties.error().where == "parpol.csv: line 3: id");
}

/// Under the sanitizers the smaller list has to do: the larger takes a minute.
#ifdef __SANITIZE_ADDRESS__
constexpr bool with_dpr = false;
#else
constexpr bool with_dpr = true;
#endif

TEST_CASE("the final lists of 2024, all of them: 9,917 and 668 candidates, 84 and 38 ballots") {
    const auto folder = std::filesystem::path(SAKSI_SHARED_DIR) / "data/dct_2024";
    if (!std::filesystem::exists(folder)) {
        MESSAGE("skipped: no ../shared/data/dct_2024");
        return;
    }
    RecordLog log;
    const auto first = log.size();
    const auto load = [&](const char* name, Contest contest) {
        auto options = options_for({}, contest);
        options.open = test::open_on_disk;
        options.ballots = true;
        const auto parpol = test::open_on_disk(folder / "parpol.csv");
        options.parties = read_parties(*parpol, "parpol.csv").value();
        return log.run([&](auto& batch) {
            return import_dct_csv(batch, options, {import_file(folder / name)});
        });
    };
    if (with_dpr) {
        const auto dpr = load("dct_dpr.csv", Contest::pdpr);
        REQUIRE(dpr.has_value());
        CHECK(dpr->added == 9'917);
        CHECK(dpr->ballots == 84);
    }
    const auto dpd = load("dct_dpd.csv", Contest::pdpd);
    REQUIRE(dpd.has_value());
    CHECK(dpd->added == 668);
    CHECK(dpd->ballots == 38);
    CHECK(bodies_from<Candidacy>(log, first).size() == (with_dpr ? 9'917 + 668 : 668));
}

TEST_SUITE_END();
