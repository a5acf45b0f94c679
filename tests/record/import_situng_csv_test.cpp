// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_situng_csv.hpp"

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
    "prov_id,kab_id,kec_id,desa_id,tps_no,dpt_l,dpt_p,kpu_pas1,kpu_pas2,kpu_sah,kpu_tSah,kpu_jum,"
    "kp_pas1,kp_pas2,kp_sah,kp_tSah,kp_jum,kp_cakupan,kp_janggal,kp_laporKpu,kp_pending,n_photos,"
    "kp_ts_ms\n";
const std::string first = "53241,53242,53243,53244,1,137,160,190,42,232,5,237,";
const std::string row = first + "190,41,231,5,236,1,0,,0,2,1555898619831\n";

Result<FormImportReport> import(RecordLog& log, const std::string& rows, SitungForm form,
                                const std::string& source) {
    const Texts texts = {{"tps.csv", header + rows}};
    auto options = options_of<SitungImportOptions>(texts, "pemilu-2019");
    options.source.name = source;
    options.form = form;
    return log.run(
        [&](auto& batch) { return import_situng_csv(batch, options, test::files_of(texts)); });
}

Result<RegionImportReport> import_nodes(RecordLog& log, const std::string& rows) {
    const Texts texts = {{"nodes.csv", "id,depth,parent_id,name,n_children\n" + rows}};
    const auto options = options_of<RegionImportOptions>(texts, "pemilu-2019");
    return log.run(
        [&](auto& batch) { return import_situng_nodes(batch, options, test::files_of(texts)); });
}

Error refusal(const std::string& rows, SitungForm form = SitungForm::kpu) {
    RecordLog log(nullptr, "m", "pemilu-2019");
    const auto done = import(log, rows, form, "uji");
    REQUIRE(!done.has_value());
    CHECK(log.size() == 3);
    return done.error();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_SUITE_BEGIN("record/import_situng_csv");

TEST_CASE("the two forms of a row become two chains") {
    RecordLog log(nullptr, "m", "pemilu-2019");
    CHECK(import(log, row, SitungForm::kpu, "kpu")->events.opened == 1);
    CHECK(import(log, row, SitungForm::kp, "kawalpemilu")->events.opened == 1);
    const auto events = log.events_from(3);
    REQUIRE(events.size() == 4);
    CHECK(election::chain_key(events[1]) != election::chain_key(events[3]));
    // The entries as docs/format.md words them, by hand.
    CHECK(log.entry(4) ==
          R"({"at":null,"ballot":"ppwp/1","by":"pengamat","contest":"ppwp",)"
          R"("election":"pemilu-2019","observed":"2024-03-20T00:00:00Z",)"
          R"("pemilih":{"dpt":{"l":137,"p":160}},"round":1,)"
          R"("source":{"kind":"publik","name":"kpu"},)"
          R"("suara":{"sah":232,"tidak_sah":5,"total":237},"type":"c_hasil",)"
          R"("unit":{"code":"53244","kind":"tps","number":1,"scheme":"situng-2019"},"v":1,)"
          R"("votes":[190,42]})");
    CHECK(log.entry(6) ==
          R"({"at":"2019-04-22T02:03:39Z","at_text":"1555898619831","ballot":"ppwp/1",)"
          R"("by":"pengamat","contest":"ppwp","documents":{"count":2},"election":"pemilu-2019",)"
          R"("observed":"2024-03-20T00:00:00Z","round":1,)"
          R"("source":{"kind":"publik","name":"kawalpemilu"},)"
          R"("suara":{"sah":231,"tidak_sah":5,"total":236},"type":"c_hasil",)"
          R"("unit":{"code":"53244","kind":"tps","number":1,"scheme":"situng-2019"},"v":1,)"
          R"("votes":[190,41]})");
    CHECK(std::get<election::Snapshot>(events[0].body).scope == std::vector<std::string>{"53241"});
}

TEST_CASE("unknown voters are not captured, an empty field is null, a zero is a zero") {
    RecordLog log(nullptr, "m", "pemilu-2019");
    REQUIRE(import(log, replaced(row, "137,160", "-1,0"), SitungForm::kpu, "kpu").has_value());
    const auto form = std::get<election::CHasil>(log.events_from(4)[0].body);
    CHECK(!form.sections[election::Field::dpt_l].is_captured());
    CHECK(form.sections[election::Field::dpt_p] == election::Figure(0));
    const auto empty = first + ",,,,,0,0,,0,0,0\n";
    const auto report = import(log, empty, SitungForm::kp, "kawalpemilu");
    CHECK(report->not_yet == 1);
    CHECK(report->events.opened == 0);
}

TEST_CASE("negative numbers of regions and TPS numbers of four digits are taken") {
    RecordLog log(nullptr, "m", "pemilu-2019");
    const auto abroad = replaced(replaced(row, "53244,1,", "-97,2553,"), "53241,", "-99,");
    REQUIRE(import(log, abroad, SitungForm::kpu, "kpu").has_value());
    const auto form = std::get<election::CHasil>(log.events_from(4)[0].body);
    CHECK(form.unit.code == "-97");
    CHECK(form.unit.number == 2553);
}

TEST_CASE("a later file logs only what differs") {
    RecordLog log(nullptr, "m", "pemilu-2019");
    const auto second = replaced(row, "53244,1,", "53244,2,");
    REQUIRE(import(log, row + second, SitungForm::kpu, "kpu").has_value());
    const auto changed = replaced(row, "190,42,232", "191,42,233");
    const auto report = import(log, changed + second, SitungForm::kpu, "kpu");
    CHECK(report->numbers.changed == 1);
    CHECK(report->numbers.unchanged == 1);
    CHECK(report->events.tanpa_keterangan == 1);
    // What the other form in the row says is another chain's affair.
    const auto other = replaced(changed, "190,41,231", "190,40,230");
    CHECK(import(log, other + second, SitungForm::kpu, "kpu")->numbers.unchanged == 2);
}

TEST_CASE("a malformed row is refused by file, line and field, whichever form is taken") {
    CHECK(refusal(row + row).reason == "it stands twice in the import; it is also at");
    CHECK(refusal(replaced(row, "190,42", "x,42")).where == "tps.csv: line 2: kpu_pas1");
    CHECK(refusal(replaced(row, "190,42", "-1,42")).where == "tps.csv: line 2: kpu_pas1");
    CHECK(refusal(replaced(row, "190,41", "1.5,41")).where == "tps.csv: line 2: kp_pas1");
    CHECK(refusal(replaced(row, "137,", "-2,")).where == "tps.csv: line 2: dpt_l");
    CHECK(refusal(replaced(row, "53244,1,", "53244,0,")).where == "tps.csv: line 2: tps_no");
    CHECK(refusal(replaced(row, "53244,1,", "53 244,1,")).where == "tps.csv: line 2: desa_id");
    CHECK(refusal(replaced(row, "1555898619831", "253402300800000"), SitungForm::kp).where ==
          "tps.csv: line 2: kp_ts_ms");
    CHECK(refusal("1,2\n").reason == "not as many fields as the header has columns");
}

TEST_CASE("a tree of 2019 becomes regions, and a desa's children its TPS") {
    RecordLog log(nullptr, "m", "pemilu-2019");
    const auto report = import_nodes(log,
                                     "53241,1,0,BALI,9\n53242,2,53241,JEMBRANA,5\n"
                                     "53243,3,53242,NEGARA,1\n53244,4,53243,BALER,8\n"
                                     "53245,4,53243,SEPI,1\n53246,4,53243,KOSONG,0\n");
    REQUIRE(report.has_value());
    CHECK(report->regions.added == 6);
    CHECK(report->tps_lists.added == 2);
    CHECK(report->tps == 9);
    const auto list = std::get<election::TpsList>(log.events_from(8)[0].body);
    CHECK(list.unit.code == "53244");
    CHECK(list.tps.front().last() == 8);
    // A form is then of a TPS that the tree has, or is named.
    CHECK(import(log, row, SitungForm::kpu, "kpu")->unknown_places == 0);
    const auto ninth = replaced(row, "53244,1,", "53244,9,");
    CHECK(import(log, ninth, SitungForm::kpu, "kpu")->unknown_codes ==
          std::vector<std::string>{"53244/9"});
}

TEST_CASE("a malformed node is refused") {
    const auto where = [](const std::string& rows) {
        RecordLog log(nullptr, "m", "pemilu-2019");
        const auto done = import_nodes(log, rows);
        REQUIRE(!done.has_value());
        return done.error().where;
    };
    CHECK(where("1,5,2,X,0\n") == "nodes.csv: line 2: depth");
    CHECK(where("1,0,0,X,0\n") == "nodes.csv: line 2: depth");
    CHECK(where("1,1,7,X,0\n") == "nodes.csv: line 2: parent_id");
    CHECK(where("1,4,7,X,10000\n") == "nodes.csv: line 2: n_children");
    CHECK(where("1,4,7,,1\n") == "nodes.csv: line 2: name");
}

TEST_SUITE_END();
