// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_events.hpp"

#include <doctest/doctest.h>

#include "support/printers.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::options_of;
using saksi::test::RecordLog;
using saksi::test::Texts;

namespace {

const std::string election_line =
    R"({"v":1,"type":"election","election":"uji","at":null,"by":"t","name":"U",)"
    R"("voting_date":"2024-02-14","scheme":"kpu-2024","rules":{},"contests":)"
    R"([{"contest":"ppwp","area":"nasional","levels":["tps"],"option_kind":"pair"}]})"
    "\n";

std::string ballot_line(const std::string& election, const std::string& key) {
    return R"({"v":1,"type":"ballot","election":")" + election +
           R"(","at":null,"by":"t","contest":"ppwp","id":"ppwp/9",)"
           R"("unit":{"kind":"nasional","scheme":"kpu-2024","code":"0"},)"
           R"("options":[{"kind":"pair","number":1,"key":")" +
           key + R"(","name":"Satu"}]})" + "\n";
}

std::string form_line(const std::string& election, const std::string& votes) {
    return R"({"v":1,"type":"c_hasil","election":")" + election +
           R"(","at":null,"by":"t","contest":"ppwp","ballot":"ppwp/9","round":1,)"
           R"("unit":{"kind":"tps","scheme":"kpu-2024","code":"5171011003","number":7},)"
           R"("source":{"kind":"saksi","name":"t"},"votes":)" +
           votes + "}\n";
}

Result<EventsImportReport> import(RecordLog& log, const std::string& lines,
                                  const RejectRule& rejects = {}) {
    const Texts texts = {{"events.ndjson", lines}};
    auto options = options_of<ImportOptions>(texts);
    options.rejects = rejects;
    return log.run(
        [&](auto& batch) { return import_events(batch, options, test::files_of(texts)); });
}

}  // namespace

TEST_SUITE_BEGIN("record/import_events");

TEST_CASE("lines become entries after a snapshot of their file, each needing those before it") {
    RecordLog log;
    const auto first = log.size();
    const auto report =
        import(log, election_line + "\n" + ballot_line("uji", "satu") + form_line("uji", "[5]") +
                        ballot_line("pemilu-2024", "satu") + form_line("pemilu-2024", "[6]"));
    REQUIRE(report.has_value());
    CHECK(report->rows == 5);
    CHECK(report->added == 5);
    CHECK(log.size() == first + 6);
    const auto snapshot = std::get<election::Snapshot>(log.events_from(first)[0].body);
    CHECK(snapshot.format == "events");
    CHECK(snapshot.rows == 5);
    CHECK(snapshot.forms == 2);
    CHECK(log.entry(first + 1).find(R"({"at":null,"by":"t","contests")") == 0);
}

TEST_CASE("a line again is a duplicate, a file again adds nothing") {
    RecordLog log;
    const auto lines = ballot_line("pemilu-2024", "satu");
    CHECK(import(log, lines + lines)->duplicates == 1);
    const auto size = log.size();
    CHECK(import(log, lines + lines)->files_skipped == 1);
    CHECK(import(log, lines)->duplicates == 1);
    CHECK(log.size() == size + 1);
}

TEST_CASE("a bad line refuses all, or goes to the rejects") {
    const auto lines = ballot_line("pemilu-2024", "satu") + form_line("pemilu-2024", "[5,6]") +
                       ballot_line("pemilu-2024", "dua") + form_line("uji", "[5]") +
                       form_line("pemilu-2024", "[5]") + "{}\n";
    RecordLog log;
    const auto size = log.size();
    const auto refused = import(log, lines);
    REQUIRE(!refused.has_value());
    CHECK(refused.error().where == "events.ndjson: line 2: votes");
    CHECK(log.size() == size);

    std::vector<std::uint64_t> bad;
    const RejectRule keep{true, [&](const Reject& reject) { bad.push_back(reject.line); }};
    const auto report = import(log, lines, keep);
    REQUIRE(report.has_value());
    CHECK(bad == std::vector<std::uint64_t>{2, 3, 4, 6});
    CHECK(report->added == 2);
    CHECK(log.size() == size + 3);
    CHECK(std::get<election::Snapshot>(log.events_from(size)[0].body).forms == 1);
}

TEST_SUITE_END();
