// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_recap_csv.hpp"

#include <doctest/doctest.h>

#include "support/printers.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::options_of;
using saksi::test::RecordLog;
using saksi::test::Texts;

namespace {

const std::string header = "parent_id,parent_depth,child_id,child_name,rekap_pas1,rekap_pas2\n";
const std::string bali = "0,0,53241,BALI,2351057,213415\n";
const std::string baler = "53243,3,53244,BALER,776,325\n";

Result<FormImportReport> import(RecordLog& log, const std::string& rows) {
    const Texts texts = {{"rekap.csv", header + rows}};
    const auto options = options_of<FormImportOptions>(texts, "pemilu-2019");
    return log.run(
        [&](auto& batch) { return import_recap_csv(batch, options, test::files_of(texts)); });
}

}  // namespace

TEST_SUITE_BEGIN("record/import_recap_csv");

TEST_CASE("each row becomes the recapitulation of the child, at the child's level") {
    RecordLog log(nullptr, "m", "pemilu-2019");
    const auto report = import(log, bali + baler);
    REQUIRE(report.has_value());
    CHECK(report->forms == 2);
    CHECK(report->unknown_places == 2);
    CHECK(log.entry(4) ==
          R"({"at":null,"ballot":"ppwp/1","by":"pengamat","contest":"ppwp",)"
          R"("election":"pemilu-2019","observed":"2024-03-20T00:00:00Z","round":1,)"
          R"("source":{"kind":"publik","name":"uji"},"type":"d_hasil",)"
          R"("unit":{"code":"53241","kind":"provinsi","scheme":"situng-2019"},"v":1,)"
          R"("votes":[2351057,213415]})");
    const auto form = std::get<election::DHasil>(log.events_from(5)[0].body);
    CHECK(form.unit.kind == election::UnitKind::desa);
}

TEST_CASE("a later recapitulation logs only what differs") {
    RecordLog log(nullptr, "m", "pemilu-2019");
    REQUIRE(import(log, bali + baler).has_value());
    const auto report = import(log, bali + "53243,3,53244,BALER,776,326\n");
    CHECK(report->numbers.changed == 1);
    CHECK(report->numbers.unchanged == 1);
    const auto events = log.events_from(7);
    REQUIRE(events.size() == 1);
    CHECK(events[0].correction->cause == election::Cause::tanpa_keterangan);
    CHECK(import(log, bali + "53243,3,53244,BALER,,\n")->numbers.withdrawn == 1);
}

TEST_CASE("a malformed row is refused, and nothing is logged") {
    const auto where = [](const std::string& rows) {
        RecordLog log(nullptr, "m", "pemilu-2019");
        const auto done = import(log, rows);
        REQUIRE(!done.has_value());
        CHECK(log.size() == 3);
        return done.error().where;
    };
    CHECK(where(bali + "53243,4,53244,BALER,1,2\n") == "rekap.csv: line 3: parent_depth");
    CHECK(where("53243,3,53244,BALER,1,-2\n") == "rekap.csv: line 2: rekap_pas2");
    CHECK(where("1,0,53241,BALI,1,2\n") == "rekap.csv: line 2: parent_id");
    CHECK(where(bali + bali) == "rekap.csv: line 3: provinsi 53241");
}

TEST_SUITE_END();
