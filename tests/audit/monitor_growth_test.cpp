// Logs that took something back, tell two histories, are not signed, stand still or
// are served wrongly: what a monitor says of them, and what it puts aside.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "monitored_log.hpp"
#include "saksi/audit/entry_check.hpp"
#include "saksi/audit/monitor.hpp"
#include "saksi/note/tlog_proof.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::AlarmKind;
using audit::Growth;
using audit::MonitorLimits;
using audit::MonitorReport;

namespace {

/// What was put aside holds against the log by itself.
void check_evidence(Following& following, const audit::Alarm& alarm) {
    REQUIRE(alarm.evidence.size() >= 2);
    const auto first = note::parse_signed_checkpoint(following.text(alarm.evidence[0])).value();
    const auto second = note::parse_signed_checkpoint(following.text(alarm.evidence[1])).value();
    const auto& older = first.checkpoint.head.size <= second.checkpoint.head.size ? first : second;
    note::GrowthProof proof{older.checkpoint.head.size, {}, second};
    if (alarm.evidence.size() == 3)
        proof = note::parse_growth_proof(following.text(alarm.evidence[2])).value();
    const auto report = audit::check_growth(older, proof, policy(false));
    CHECK(report.same_origin);
    CHECK(report.same_start);
    CHECK_FALSE(report.holds());
    CHECK((report.is_fork() || report.growth == merkle::ProofVerdict::root_mismatch));
}

}  // namespace

TEST_SUITE_BEGIN("audit/monitor");

TEST_CASE("a smaller log is an older one or a rollback, and never a fork without proof") {
    const auto entries = some_entries(700);
    const auto first = [&](std::size_t size) { return first_of(entries, size); };
    Following following(first(300));
    CHECK(following.see(first(600)).growth == Growth::grown);
    SUBCASE("a checkpoint that was verified before") {
        const auto report = following.see(first(300));
        CHECK(report.growth == Growth::older);
        CHECK(kinds_of(report) == std::vector{AlarmKind::older});
        CHECK(report.alarms[0].evidence.size() == 2);
    }
    SUBCASE("one never seen, of which the tiles show that it is a beginning") {
        Served served(first(600));
        served.store.files["checkpoint"] = Served(first(450)).store.files["checkpoint"];
        for (const auto& [path, bytes] : Served(first(450)).store.files)
            served.store.files.emplace(path, bytes);
        CHECK(look(*following.monitor, served.store).growth == Growth::older);
    }
    SUBCASE("one never seen, and the tiles are gone") {
        const auto report = following.see(first(450));
        CHECK(kinds_of(report) == std::vector{AlarmKind::rolled_back});
    }
    CHECK(following.see(first(600)).growth == Growth::unchanged);
    CHECK(following.see(entries).growth == Growth::grown);
}

TEST_CASE("two histories are a fork, and what is put aside shows it to anybody") {
    const auto entries = some_entries(700);
    const auto other = altered(entries, 200);
    Following following(first_of(entries, 300));
    CHECK(following.see(first_of(entries, 600)).growth == Growth::grown);
    MonitorReport report;
    SUBCASE("of one size") { report = following.see(first_of(other, 600)); }
    SUBCASE("of one size, with the tiles of the other") {
        Served served(first_of(entries, 600));
        served.store.files["checkpoint"] = Served(first_of(other, 600)).store.files["checkpoint"];
        report = look(*following.monitor, served.store);
    }
    SUBCASE("larger") { report = following.see(other); }
    SUBCASE("of a size that was verified before") { report = following.see(first_of(other, 300)); }
    SUBCASE("smaller, while the edge of what was verified is still served") {
        Served served(first_of(other, 256));
        for (const auto& [path, bytes] : Served(first_of(entries, 600)).store.files)
            if (path != "tile/0/000") served.store.files.emplace(path, bytes);
        report = look(*following.monitor, served.store);
    }
    CHECK(report.growth == Growth::forked);
    REQUIRE(kinds_of(report) == std::vector{AlarmKind::forked});
    check_evidence(following, report.alarms[0]);
    CHECK(following.see(first_of(entries, 600)).growth == Growth::unchanged);
}

TEST_CASE("whoever did not sign has said nothing, and a quorum is waited for") {
    const auto entries = some_entries(40);
    const auto half = first_of(entries, 20);
    MemoryFileSystem files;
    auto monitor = open_monitor(files);
    const auto strict = policy(true);
    Served cosigned(half, "example.org/log", 900);
    CHECK(look(monitor, cosigned.store, &strict).growth == Growth::first);

    SUBCASE("no cosignature: grown, and not gone on with") {
        Served bare(entries);
        const auto report = look(monitor, bare.store, &strict);
        CHECK(kinds_of(report) == std::vector{AlarmKind::no_quorum});
        CHECK(report.growth == Growth::grown);
        CHECK(report.fresh == 0);
    }
    SUBCASE("nor is that taken back where a tile is missing") {
        Served bare(entries);
        bare.store.files.erase("tile/0/000.p/40");
        const auto report = look(monitor, bare.store, &strict);
        CHECK(kinds_of(report) == std::vector{AlarmKind::no_quorum});
        CHECK(report.unread->code == ErrorCode::not_found);
    }
    SUBCASE("a fork without a quorum is one") {
        Served forked(altered(half, 15));
        const auto report = look(monitor, forked.store, &strict);
        CHECK(kinds_of(report) == std::vector{AlarmKind::no_quorum, AlarmKind::forked});
    }
    SUBCASE("a head that the log did not sign") {
        Served forged(altered(half, 15), "example.org/other");
        const auto report = look(monitor, forged.store, &strict);
        CHECK(kinds_of(report) == std::vector{AlarmKind::not_signed});
        CHECK(report.growth == Growth::not_checked);
    }
    Served whole(entries, "example.org/log", 950);
    const auto report = look(monitor, whole.store, &strict);
    CHECK(report.alarms.empty());
    CHECK(report.fresh == 20);
}

TEST_CASE("a file that does not fit is an alarm, one that is missing could not be checked") {
    const auto entries = some_entries(700);
    Following following(first_of(entries, 300));
    for (const auto* path : {"tile/0/001", "tile/1/000.p/2", "tile/0/002.p/188", "tile/entries/001",
                             "tile/entries/002.p/188"}) {
        CAPTURE(path);
        Served served(entries);
        served.store.files.at(path).back() ^= 1;
        const auto report = look(*following.monitor, served.store);
        REQUIRE(kinds_of(report) == std::vector{AlarmKind::does_not_fit});
        CHECK(report.alarms[0].misfit->where.starts_with("tile"));
        CHECK(report.events.empty());

        served.store.files.erase(path);
        const auto missing = following.monitor->look(served.store, nullptr, 1);
        REQUIRE(!missing.has_value());
        CHECK(missing.error().code == ErrorCode::not_found);
    }
    CHECK(following.see(entries).fresh == 400);
}

TEST_CASE("a checkpoint is stale by its newest cosignature, or since it was first seen") {
    const auto entries = some_entries(20);
    const auto strict = policy(true);
    const MonitorLimits limits{600, {}};
    MemoryFileSystem files;
    auto monitor = open_monitor(files, {}, limits);
    const auto kinds_at = [&](std::uint64_t cosigned, std::uint64_t now) {
        Served served(entries, "example.org/log", cosigned);
        return kinds_of(look(monitor, served.store, cosigned > 0 ? &strict : nullptr, now));
    };
    const std::vector<AlarmKind> stale = {AlarmKind::stale};
    CHECK(kinds_at(0, 10'000).empty());
    CHECK(kinds_at(0, 10'600).empty());
    CHECK(kinds_at(0, 10'601) == stale);
    CHECK(kinds_at(10'100, 10'700).empty());
    CHECK(kinds_at(10'100, 10'701) == stale);
    CHECK(kinds_at(99'999, 10'701) == stale);  // of a clock that is ahead
}

TEST_SUITE_END();
