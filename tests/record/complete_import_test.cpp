// Imports that claim a row for every TPS: what their snapshots say is absent.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "support/printers.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::record;
using election::Snapshot;
using saksi::test::form_options;
using saksi::test::RecordLog;
using saksi::test::sirekap_header;
using saksi::test::Texts;

namespace {

constexpr std::string_view region_header =
    "code,name,level,n_tps_regular,special_first,special_last\n";

/// A row that is there, though nothing is in yet.
std::string row(const std::string& code) {
    return code + ",,,,,,,,,,,,,,,,,,,,,,0,2024-02-15 07:00:44\n";
}

std::string rows(const std::string& desa, unsigned first, unsigned last) {
    std::string text;
    for (auto number = first; number <= last; ++number) {
        const auto digits = std::to_string(number);
        text += row(desa + std::string(3 - digits.size(), '0') + digits);
    }
    return text;
}

/// Sesetan has TPS 1 to 5, 901 and 902; Pedungan 1 to 3; elsewhere is Bengkulu.
struct Listed : RecordLog {
    Listed() {
        const Texts texts = {{"tree.csv", std::string(region_header) +
                                              "5171011003,SESETAN,desa,5,901,902\n"
                                              "5171011004,PEDUNGAN,desa,3,,\n"
                                              "1701012001,BATU LAMBANG,desa,9,,\n"}};
        REQUIRE(import_regions(texts).has_value());
    }

    Result<FormImportReport> import_complete(const Texts& texts,
                                             const std::string& observed = "2024-02-20T00:00:00Z") {
        auto options = form_options(texts, observed);
        options.complete = true;
        return import_csv(texts, options);
    }

    /// What the snapshot in an entry says.
    [[nodiscard]] Snapshot snapshot(std::uint64_t index) {
        const auto event = election::parse_event(entry(index));
        REQUIRE(event.has_value());
        return std::get<Snapshot>(event->body);
    }
};

election::TpsRun run_of(const std::string& desa, std::uint16_t first,
                        std::optional<std::uint16_t> to = std::nullopt) {
    return {{election::UnitKind::tps, "kpu-2024", desa, first}, to};
}

}  // namespace

TEST_SUITE_BEGIN("record/complete_import");

TEST_CASE("a complete import names the listed TPS of its provinces it had no row for") {
    Listed log;
    const auto at = log.size();
    const auto report = log.import_complete(
        {{"a.csv", sirekap_header + row("5171011003001") + row("5171011003004") +
                       row("5171011003901") + rows("5171011004", 1, 3)}});
    REQUIRE(report.has_value());
    CHECK(report->absent == 4);
    const auto absent = log.snapshot(at).absent;
    REQUIRE(absent.has_value());
    CHECK(absent->listed == 10);  // Bengkulu is not covered
    CHECK(absent->count == 4);
    CHECK(absent->tps == std::vector{run_of("5171011003", 2, 3), run_of("5171011003", 5),
                                     run_of("5171011003", 902)});
}

TEST_CASE("an import that is not said to be complete says nothing of absence") {
    Listed log;
    const auto at = log.size();
    const auto report = log.import_csv({{"a.csv", sirekap_header + row("5171011003001")}});
    REQUIRE(report.has_value());
    CHECK(!report->absent.has_value());
    CHECK(!log.snapshot(at).absent.has_value());
}

TEST_CASE("a file that adds nothing still counts for what is complete") {
    Listed log;
    const auto sesetan = sirekap_header + rows("5171011003", 1, 5) + rows("5171011003", 901, 902);
    REQUIRE(log.import_csv({{"a.csv", sesetan}}).has_value());
    const auto at = log.size();
    const auto report = log.import_complete(
        {{"a.csv", sesetan}, {"b.csv", sirekap_header + rows("5171011004", 1, 2)}});
    REQUIRE(report.has_value());
    CHECK(report->absent == 1);
    CHECK(log.snapshot(at).absent->tps == std::vector{run_of("5171011004", 3)});
    const auto again = log.import_complete(
        {{"a.csv", sesetan}, {"b.csv", sirekap_header + rows("5171011004", 1, 2)}});
    REQUIRE(again.has_value());
    CHECK(again->files_skipped == 2);
    CHECK(!again->absent.has_value());
}

TEST_CASE("a TPS that was cancelled is not missed") {
    Listed log;
    const auto at = log.size();
    const auto list = log.entry(at - 1);  // the last list of the tree
    REQUIRE(list.find(R"("type":"tps")") != std::string::npos);
    const auto event = election::parse_event(list).value();
    auto changed = event;
    auto& body = std::get<election::TpsList>(changed.body);
    body.tps.front().to = 8;
    election::TpsItem cancelled;
    cancelled.number = 9;
    cancelled.status = election::TpsStatus::batal;
    body.tps.push_back(cancelled);
    changed.correction =
        election::Correction{merkle::leaf_hash(bytes_of(list)), election::Cause::pembetulan, {}};
    const auto replaced = log.run([&](EventBatch& batch) { return batch.add(changed); });
    REQUIRE(replaced.has_value());
    const auto report = log.import_complete({{"a.csv", sirekap_header + rows("1701012001", 1, 8)}});
    REQUIRE(report.has_value());
    CHECK(report->absent == 0);
}

TEST_CASE("files that cannot be complete are refused, and nothing is logged") {
    Listed log;
    const auto size = log.size();
    SUBCASE("more TPS are absent than the claim can bear") {
        std::string tree(region_header);
        for (int desa = 0; desa < 501; ++desa) {
            const auto code = std::to_string(5171020000 + desa);
            tree += code + ",DESA,desa,1,,\n";
        }
        const Texts texts = {{"more.csv", tree}};
        const auto later = test::region_options(texts, "2024-02-15T00:00:00Z");
        REQUIRE(log.import_regions(texts, later).has_value());
        const auto before = log.size();
        const auto done = log.import_complete(
            {{"a.csv", sirekap_header + rows("5171011003", 1, 5) + rows("5171011003", 901, 902) +
                           rows("5171011004", 1, 3)}});
        REQUIRE(!done.has_value());
        CHECK(done.error().code == ErrorCode::inconsistent);
        CHECK(log.size() == before);
    }
    SUBCASE("a row was refused") {
        const Texts texts = {{"a.csv", sirekap_header + rows("5171011003", 1, 5) + row("x")}};
        auto options = form_options(texts);
        options.complete = true;
        options.rejects.keep_good = true;
        const auto done = log.import_csv(texts, options);
        REQUIRE(!done.has_value());
        CHECK(log.size() == size);
    }
}

TEST_SUITE_END();
