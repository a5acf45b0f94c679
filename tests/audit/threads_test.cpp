// What is read by several threads is what one reads: the same report, the same
// totals, the same error, and nothing that is damaged slips through.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "audited_log.hpp"
#include "report_text.hpp"
#include "saksi/audit/totals.hpp"
#include "saksi/record/state.hpp"
#include "saksi/tiles/entry_bundle.hpp"
#include "small_election.hpp"
#include "support/old_copy_store.hpp"

using namespace saksi;
using namespace saksi::test;
using audit::LogReport;
using audit::Totals;

namespace {

constexpr unsigned several[] = {2, 3, 7};

/// Every other entry is a form: those are read in another way than the rest.
AuditedLog mixed_log() {
    std::vector<Bytes> entries;
    for (int i = 0; i < 1'300; ++i) {
        const auto desa = std::to_string(5'171'010'000 + i);
        const auto event =
            i % 2 == 0 ? test::region(desa, "DESA") : form(tps(desa, 1), votes({7, 9}));
        entries.push_back(copy_of(bytes_of(print_event(event).value())));
    }
    return AuditedLog(entries, {300, 1'300});
}

LogReport check_with(AuditedLog& log, unsigned threads) {
    audit::LogCheckOptions options;
    options.effort.threads = threads;
    return log.check(options).value();
}

bool same(const LogReport& a, const LogReport& b) {
    return a.findings == b.findings && a.findings_not_kept == b.findings_not_kept &&
           a.size == b.size && a.entries == b.entries && a.opaque == b.opaque &&
           a.files == b.files && a.bytes == b.bytes && a.archived == b.archived;
}

/// Forms of 300 TPS, every seventh replaced.
void put_forms(EventLog& log) {
    put_places(log);
    for (std::uint16_t number = 1; number <= 600; ++number) {
        const auto leaf = log.put(form(tps("5171011003", number), votes({number, 7})));
        if (number % 7 == 0) log.put(form(tps("5171011003", number), votes({3, number})), leaf);
    }
}

Result<Totals> totals_with(EventLog& log, unsigned threads) {
    const auto head = log::read_checkpoint(*log.store)->checkpoint.head;
    auto reader = log::Reader::open(*log.store, head, {threads}).value();
    audit::TotalsQuery query;
    query.size = head.size;
    query.level = UnitKind::tps;
    return audit::total_forms(reader, query);
}

std::string text_of_rows(const Totals& totals) {
    std::string text;
    for (const auto& row : totals.rows) {
        text += display_code(row.unit) + " " + std::to_string(row.tps_in);
        for (const auto& sum : row.options)
            text += " " + std::to_string(sum.sum) + "/" + std::to_string(sum.n);
        text += "\n";
    }
    return text;
}

}  // namespace

TEST_SUITE_BEGIN("audit/threads");

TEST_CASE("a sound log has one report, whoever reads it") {
    auto log = mixed_log();
    const auto alone = check_with(log, 1);
    CHECK(alone.holds());
    for (const auto threads : several) CHECK(same(check_with(log, threads), alone));
}

TEST_CASE("one flipped bit at any of 200 places is found, by any number of threads") {
    auto log = mixed_log();
    std::vector<std::string> paths;
    for (const auto& [path, file] : log.files.files) {
        if (path.starts_with("tile/")) paths.push_back(path);
    }
    std::mt19937 random(17);
    for (int i = 0; i < 200; ++i) {
        const auto& path = paths[random() % paths.size()];
        auto& file = log.files.files[path];
        const auto at = random() % file.size();
        const auto bit = static_cast<std::uint8_t>(1U << random() % 8);
        CAPTURE(path);
        CAPTURE(at);
        file[at] ^= bit;
        const auto alone = check_with(log, 1);
        CHECK_FALSE(alone.holds());
        CHECK(names(alone, path));
        CHECK(same(check_with(log, several[i % 3]), alone));
        file[at] ^= bit;
    }
}

TEST_CASE("bundles that are gone are reported alike") {
    auto log = mixed_log();
    log.files.files.erase("tile/entries/001");
    log.files.files.erase("tile/0/003");
    const auto alone = check_with(log, 1);
    CHECK(alone.findings.size() == 2);
    for (const auto threads : several) CHECK(same(check_with(log, threads), alone));
}

TEST_CASE("totals are the same") {
    EventLog log;
    put_forms(log);
    static_cast<void>(log.reader());
    const auto alone = text_of_rows(totals_with(log, 1).value());
    CHECK(alone.find("5171011003600 1 600/1 7/1\n") != std::string::npos);
    for (const auto threads : several) {
        CHECK(text_of_rows(totals_with(log, threads).value()) == alone);
    }
}

TEST_CASE("a walk that meets a damaged bundle ends with the same error") {
    EventLog log;
    put_forms(log);
    static_cast<void>(log.reader());
    const auto path = log.log.directory + "/public/tile/entries/001";
    auto file = log.files.read(path, tiles::max_bundle_size).value();
    file[100] ^= 1;
    REQUIRE(log.files.remove(path));
    REQUIRE(log.files.write_new(path, file, 0644));
    const auto alone = totals_with(log, 1);
    REQUIRE_FALSE(alone.has_value());
    CHECK(alone.error().code == ErrorCode::inconsistent);
    for (const auto threads : several) {
        const auto together = totals_with(log, threads);
        REQUIRE_FALSE(together.has_value());
        CHECK(together.error() == alone.error());
    }
}

TEST_CASE("an old copy that does not fit is read again, and nothing of it is counted") {
    EventLog log;
    put_forms(log);
    auto reader = log.reader();
    const auto right = text_of_rows(totals_with(log, 1).value());
    const std::string path = "tile/entries/001";
    auto copy = log.store->read(path, tiles::max_bundle_size).value();
    const std::string_view votes = "\"votes\":[";
    auto at = std::search(copy.begin(), copy.end(), votes.begin(), votes.end());
    REQUIRE(at != copy.end());
    at[static_cast<std::ptrdiff_t>(votes.size())] = '9';
    for (const unsigned threads : {1U, 2U, 5U}) {
        OldCopyStore store(*log.store, path, copy);
        auto again = log::Reader::open(store, reader.head(), {threads}).value();
        audit::TotalsQuery query;
        query.size = reader.head().size;
        query.level = UnitKind::tps;
        CHECK(text_of_rows(audit::total_forms(again, query).value()) == right);
        CHECK_FALSE(store.has_copy());

        OldCopyStore another(*log.store, path, copy);
        auto scanned = log::Reader::open(another, reader.head(), {threads}).value();
        record::State state;
        REQUIRE(record::scan(state, scanned));
        CHECK_FALSE(another.has_copy());
        CHECK(state.strays() == 0);
    }
}

TEST_SUITE_END();
