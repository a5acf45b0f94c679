// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_sirekap_json.hpp"

#include <doctest/doctest.h>

#include "support/printers.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::form_options;
using saksi::test::RecordLog;
using saksi::test::Texts;

namespace {

const std::string name = "3173011002080.json";
const std::string url = "https://sirekap-obj-formc.kpu.go.id/8ddb/pemilu/ppwp/31/73/01/10/02/p.jpg";
const std::string good =
    R"({"mode": "hhcw", "chart": {"null": null, "100025": 119, "100026": 70, "100027": 27},)"
    R"( "images": [")" +
    url + R"(", null, ")" + url +
    R"("], "administrasi": {"suara_sah": 216, "suara_total": 219, "pemilih_dpt_j": 269,)"
    R"( "pemilih_dpt_l": 132, "pemilih_dpt_p": 137, "pengguna_dpt_j": 212, "pengguna_dpt_l": 105,)"
    R"( "pengguna_dpt_p": 107, "pengguna_dptb_j": 0, "pengguna_dptb_l": 0, "pengguna_dptb_p": 0,)"
    R"( "suara_tidak_sah": 3, "pengguna_total_j": 213, "pengguna_total_l": 105,)"
    R"( "pengguna_total_p": 108, "pengguna_non_dpt_j": 1, "pengguna_non_dpt_l": 0,)"
    R"( "pengguna_non_dpt_p": 1}, "psu": null, "ts": "2024-02-16 16:25:10",)"
    R"( "status_suara": true, "status_adm": true})";
const std::string not_in =
    R"({"chart": null, "images": [null, null, null], "administrasi": null, "psu": null,)"
    R"( "ts": "2024-02-15 15:00:29", "status_suara": false, "status_adm": false})";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

/// The entry that a file becomes.
std::string entry_of(const std::string& text) {
    RecordLog log;
    const auto first = log.size();
    const Texts texts = {{name, text}};
    const auto done = log.import_json(texts, form_options(texts));
    REQUIRE(done.has_value());
    return log.entry(first + 1);
}

Error refusal(const std::string& text, const std::string& file = name) {
    RecordLog log;
    const auto size = log.size();
    const Texts texts = {{file, text}};
    const auto done = log.import_json(texts, form_options(texts));
    REQUIRE(!done.has_value());
    CHECK(log.size() == size);
    return done.error();
}

}  // namespace

TEST_SUITE_BEGIN("record/import_sirekap_json");

TEST_CASE("an object becomes a form, every number in its place") {
    // The entry as docs/format.md words it, by hand.
    CHECK(entry_of(good) ==
          R"({"at":"2024-02-16T16:25:10+07:00","at_text":"2024-02-16 16:25:10","ballot":"ppwp/1",)"
          R"("by":"pengamat","contest":"ppwp","documents":{"count":2,"items":[)"
          R"({"page":1,"sha256":null,"size":null,"url":")" +
              url + R"("},{"page":3,"sha256":null,"size":null,"url":")" + url +
              R"("}]},"election":"pemilu-2024",)"
              R"("flags":{"psu":null,"status_adm":true,"status_suara":true},)"
              R"("observed":"2024-02-20T00:00:00Z","pemilih":{"dpt":{"j":269,"l":132,"p":137}},)"
              R"("pengguna":{"dpk":{"j":1,"l":0,"p":1},"dpt":{"j":212,"l":105,"p":107},)"
              R"("dptb":{"j":0,"l":0,"p":0},"total":{"j":213,"l":105,"p":108}},"round":1,)"
              R"("source":{"kind":"sirekap","name":"web"},)"
              R"("suara":{"sah":216,"tidak_sah":3,"total":219},"type":"c_hasil",)"
              R"("unit":{"code":"3173011002","kind":"tps","number":80,"scheme":"kpu-2024"},"v":1,)"
              R"("votes":[119,70,27]})");
}

TEST_CASE("what is not in yet is no form, and half of it is one") {
    RecordLog log;
    const auto first = log.size();
    const auto chart = R"("chart": {"null": null})";
    const Texts texts = {
        {"3173011002001.json", not_in},
        {"3173011002002.json", replaced(not_in, "[null, null, null]", "[null, \"" + url + "\"]")},
        {"3173011002003.json", replaced(good,
                                        "\"chart\": {\"null\": null, \"100025\": 119, "
                                        "\"100026\": 70, \"100027\": 27}",
                                        "\"chart\": null")},
        {"3173011002004.json", replaced(not_in, "\"chart\": null", chart)}};
    const auto report = log.import_json(texts, form_options(texts));
    REQUIRE(report.has_value());
    CHECK(report->forms == 2);
    CHECK(report->not_yet == 2);
    CHECK(report->numbers == FormImportReport::Numbers{3, 1, 0, 0});
    const auto events = log.events_from(first + 1);
    REQUIRE(events.size() == 2);
    CHECK(std::get<election::CHasil>(events[1].body).votes.is_null());
}

TEST_CASE("an id that the chart lacks was published empty, as was a field") {
    CHECK(entry_of(replaced(good, "\"100026\": 70, ", "")).find(R"("votes":[119,null,27])") !=
          std::string::npos);
    CHECK(entry_of(replaced(good, "\"suara_sah\": 216, ", "")).find(R"("suara":{"sah":null,)") !=
          std::string::npos);
    CHECK(entry_of(replaced(good, "216", "null")).find(R"("suara":{"sah":null,)") !=
          std::string::npos);
}

TEST_CASE("what nobody would read is refused, not dropped") {
    const auto where = [](const std::string& text) { return refusal(text).where; };
    CHECK(where(replaced(good, "100027", "100099")) == name + ": chart.100099");
    CHECK(where(replaced(good, "\"null\": null", "\"null\": 5")) == name + ": chart.null");
    CHECK(where(replaced(good, "suara_sah", "suara_syah")) == name + ": administrasi.suara_syah");
    CHECK(where(replaced(good, "\"mode\": \"hhcw\"", "\"moda\": 1")) == name + ": moda");
    CHECK(where(replaced(good, "\"mode\": \"hhcw\"", "\"mode\": 1")) == name + ": mode");
}

TEST_CASE("a malformed object is refused by file, member and reason") {
    const auto where = [](const std::string& text) { return refusal(text).where; };
    CHECK(where(replaced(good, "119", "-119")) == name + ": chart.100025");
    CHECK(where(replaced(good, "119", "\"119\"")) == name + ": chart.100025");
    CHECK(where(replaced(good, "216", "true")) == name + ": administrasi.suara_sah");
    CHECK(where(replaced(good, "119", "119.5")).substr(0, name.size() + 6) == name + ": byte");
    CHECK(where(replaced(good, "\"100026\"", "\"100025\"")).substr(0, name.size() + 6) ==
          name + ": byte");
    CHECK(where(replaced(good, "\"ts\": \"2024-02-16 16:25:10\",", "")) == name + ": ts");
    CHECK(where(replaced(good, "16:25:10", "16:65:10")) == name + ": ts");
    CHECK(where(replaced(good, "\"status_adm\": true", "\"status_adm\": 1")) ==
          name + ": status_adm");
    CHECK(where(replaced(good, "null, \"" + url, "7, \"" + url)) == name + ": images.1");
    CHECK(where(replaced(good, "https", "ftp")) == name + ": documents.items[0].url");
    CHECK(where("[]") == name);
    CHECK(refusal(std::string(1 << 21, ' ')).code == ErrorCode::too_large);
}

TEST_CASE("a file says in its name which TPS it is about") {
    CHECK(refusal(good, "3173011002080.txt").where == "3173011002080.txt");
    CHECK(refusal(good, "31730110020.json").where == "31730110020.json: file name");
    CHECK(refusal(good, "3173011002000.json").where == "3173011002000.json: file name");
}

TEST_CASE("a NIK in the name of a photo is refused like any bad row") {
    RecordLog log;
    const Texts texts = {{name, replaced(good, "p.jpg", "3171010101900001.jpg")},
                         {"3173011002081.json", good}};
    auto options = form_options(texts);
    const auto refused = log.import_json(texts, options);
    REQUIRE(!refused.has_value());
    CHECK(refused.error().code == ErrorCode::personal_data);
    CHECK(to_text(refused.error()).find("3171010101900001") == std::string::npos);
    options.rejects.keep_good = true;
    std::vector<std::string> told;
    options.rejects.on_reject = [&](const Reject& reject) { told.push_back(reject.text); };
    CHECK(log.import_json(texts, options)->events.opened == 1);
    CHECK(told == std::vector<std::string>{name});
}

TEST_CASE("equal bytes about two TPS are two files") {
    RecordLog log;
    const auto bare = replaced(good, "[\"" + url + "\", null, \"" + url + "\"]", "[]");
    const Texts texts = {{"3173011002080.json", bare}, {"3173011002081.json", bare}};
    CHECK(log.import_json(texts, form_options(texts))->events.opened == 2);
    CHECK(log.import_json(texts, form_options(texts))->files_skipped == 2);
}

TEST_CASE("a ballot that lists parties is not read from such objects") {
    election::Ballot ballot;
    ballot.id = "pdpr/1101/1";
    ballot.options = {{election::OptionKind::party, std::uint16_t{1}, "pkb", "PKB", {}, {}}};
    const auto tps = election::tps_unit_from_code("3173011002080", "kpu-2024").value();
    const auto read = read_sirekap_object(json::parse(good).value(), tps, ballot);
    REQUIRE(!read.has_value());
    CHECK(read.error().code == ErrorCode::unsupported);
}

TEST_SUITE_END();
