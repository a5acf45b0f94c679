// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_votes_csv.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "support/printers.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::options_of;
using saksi::test::RecordLog;
using saksi::test::Texts;

namespace {

const std::string wide =
    "prov_code,provinsi,paslon_1,paslon_2,paslon_3,suara_sah\n"
    "17,BENGKULU,229681,893499,145570,1268750\n"
    "51,BALI,99233,1454640,1127134,\n";
const Meanings of_wide = {{"prov_code", "unit"}, {"provinsi", "skip"}};

Result<FormImportReport> import(RecordLog& log, const std::string& table, const Meanings& meanings,
                                election::UnitKind level = election::UnitKind::provinsi,
                                const std::string& unit = {}) {
    const Texts texts = {{"tabel.csv", table}};
    auto options = options_of<VotesImportOptions>(texts);
    options.meanings = meanings;
    options.level = level;
    options.unit = unit;
    return log.run(
        [&](auto& batch) { return import_votes_csv(batch, options, test::files_of(texts)); });
}

Error refusal(const std::string& table, const Meanings& meanings,
              election::UnitKind level = election::UnitKind::provinsi) {
    RecordLog log;
    const auto size = log.size();
    const auto done = import(log, table, meanings, level);
    REQUIRE(!done.has_value());
    CHECK(log.size() == size);
    return done.error();
}

}  // namespace

TEST_SUITE_BEGIN("record/import_votes_csv");

TEST_CASE("a row of a wide table becomes what was published of its unit") {
    RecordLog log;
    const auto first = log.size();
    const auto report = import(log, wide, of_wide);
    REQUIRE(report.has_value());
    CHECK(report->forms == 2);
    CHECK(report->unknown_places == 0);
    CHECK(log.entry(first + 1) ==
          R"({"at":null,"by":"pengamat","contest":"ppwp","election":"pemilu-2024",)"
          R"("observed":"2024-03-20T00:00:00Z","options":[)"
          R"({"key":"ppwp/anies-muhaimin","votes":229681},)"
          R"({"key":"ppwp/prabowo-gibran","votes":893499},)"
          R"({"key":"ppwp/ganjar-mahfud","votes":145570}],"round":1,)"
          R"("source":{"kind":"publik","name":"uji"},"suara":{"sah":1268750},)"
          R"("type":"publication",)"
          R"("unit":{"code":"17","kind":"provinsi","scheme":"kpu-2024"},"v":1})");
    const auto bali = std::get<election::Publication>(log.events_from(first + 2)[0].body);
    CHECK(bali.sections[election::Field::suara_sah].is_null());
}

TEST_CASE("a long table is read by its names, one unit or many") {
    RecordLog log;
    const Meanings meanings = {{"partai", "option"}, {"suara", "votes"},   {"kursi", "seats"},
                               {"PKB", "key:pkb"},   {"sah", "suara_sah"}, {"jumlah", "skip"}};
    REQUIRE(import(log, "partai,suara,kursi\nPKB,16115358,68\nsah,151793293,\njumlah,1,\n",
                   meanings, election::UnitKind::nasional)
                .has_value());
    const auto total = std::get<election::Publication>(log.events_from(log.size() - 1)[0].body);
    REQUIRE(total.options.size() == 1);
    CHECK(total.options[0].key == "pkb");
    CHECK(total.options[0].seats == 68);
    CHECK(total.sections[election::Field::suara_sah] == election::Figure(151793293));
    CHECK(total.unit == election::nation("kpu-2024"));

    auto of_units = meanings;
    of_units["dapil"] = "unit";
    const auto report =
        import(log, "dapil,partai,suara\n1101,PKB,320033\n1101,sah,5\n1102,PKB,267750\n", of_units,
               election::UnitKind::dapil);
    REQUIRE(report.has_value());
    CHECK(report->forms == 2);
    CHECK(report->rows == 3);
}

TEST_CASE("an option goes by key, number, another system's id, or a key that no ballot has") {
    const auto key_of = [](const std::string& name, const Meanings& meanings) {
        RecordLog log;
        const auto done = import(log, name + "\n1\n", meanings, election::UnitKind::nasional);
        REQUIRE(done.has_value());
        return std::get<election::Publication>(log.events_from(log.size() - 1)[0].body)
            .options[0]
            .key;
    };
    CHECK(key_of("ppwp/ganjar-mahfud", {}) == "ppwp/ganjar-mahfud");
    CHECK(key_of("paslon_3", {}) == "ppwp/ganjar-mahfud");
    CHECK(key_of("3", {}) == "ppwp/ganjar-mahfud");
    CHECK(key_of("GANJAR", {{"GANJAR", "3"}}) == "ppwp/ganjar-mahfud");
    CHECK(key_of("GANJAR", {{"GANJAR", "sirekap:100027"}}) == "ppwp/ganjar-mahfud");
    CHECK(key_of("KOSONG", {{"KOSONG", "key:ppwp/kolom-kosong"}}) == "ppwp/kolom-kosong");
}

TEST_CASE("a later table logs only what differs") {
    RecordLog log;
    REQUIRE(import(log, wide, of_wide).has_value());
    auto later = wide;
    later.replace(later.find("893499"), 6, "893498");
    later.replace(later.rfind("1127134,"), 8, "1127134,2681007");
    const auto report = import(log, later, of_wide);
    CHECK(report->numbers.changed == 1);
    CHECK(report->numbers.newly_in == 1);
    CHECK(report->events.tanpa_keterangan == 1);
    CHECK(report->events.pelengkapan == 1);
}

TEST_CASE("nothing is left out unless somebody says so") {
    const auto unnamed = refusal(wide, {{"prov_code", "unit"}});
    CHECK(unnamed.where == "tabel.csv: line 1: column provinsi");
    CHECK(unnamed.reason == "no option of the contest's ballots is called this");
    CHECK(refusal("prov_code,paslon_4\n", of_wide).where == "tabel.csv: line 1: column paslon_4");
    CHECK(refusal("prov_code,paslon_1,1\n", of_wide).reason == "another column means the same");
    CHECK(refusal("paslon_1,paslon_1\n", of_wide).reason == "a column that stands twice");
    CHECK(refusal("paslon_1\n5\n", {}).reason ==
          "which unit: a column must say it, or else the command");
    CHECK(refusal("prov_code,provinsi\n", of_wide).reason ==
          "the columns must be options, or one of them the option's name");
    CHECK(
        refusal("partai,paslon_1\n", {{"partai", "option"}}, election::UnitKind::nasional).reason ==
        "the columns must be options, or one of them the option's name");
    CHECK(refusal("partai\n", {{"partai", "option"}}, election::UnitKind::nasional).reason ==
          "a column of votes or seats belongs to a column of options");
}

TEST_CASE("a malformed row is refused by file, line, field and reason") {
    CHECK(refusal("prov_code,paslon_1\n17,x\n", of_wide).where == "tabel.csv: line 2: paslon_1");
    CHECK(refusal("prov_code,paslon_1\n1701,5\n", of_wide).where == "tabel.csv: line 2: prov_code");
    CHECK(refusal("prov_code,paslon_1\n17,5\n17,5\n", of_wide).where ==
          "tabel.csv: line 3: provinsi 17");
    const Meanings of_long = {{"o", "option"}, {"v", "votes"}};
    CHECK(refusal("o,v\n1,5\n1,6\n", of_long, election::UnitKind::nasional).reason ==
          "two numbers for one thing");
    CHECK(refusal("o,v\nPKB,5\n", of_long, election::UnitKind::nasional).where ==
          "tabel.csv: line 2: o");
}

TEST_CASE("meanings are read from a table of two columns") {
    std::istringstream good("name,meaning\nPKB,key:pkb\n\"a,b\",skip\n");
    CHECK(read_meanings(good).value() == Meanings{{"PKB", "key:pkb"}, {"a,b", "skip"}});
    std::istringstream twice("name,meaning\nPKB,1\nPKB,2\n");
    CHECK(read_meanings(twice).error().where == "line 3");
    std::istringstream other("nama,arti\n");
    CHECK(!read_meanings(other).has_value());
}

TEST_SUITE_END();
