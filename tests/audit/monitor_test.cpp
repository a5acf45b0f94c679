// A monitor round after round: what it reads, what it keeps, what it tells of new
// events, and when many corrections are an alarm.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/monitor.hpp"

#include <doctest/doctest.h>

#include <set>

#include "monitored_log.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::AlarmKind;
using audit::Growth;
using audit::Monitor;
using audit::MonitorQuery;

namespace {

/// A store that counts what is read from it.
struct Counting final : tiles::Store {
    tiles::Store& source;
    std::vector<std::string> paths;

    explicit Counting(tiles::Store& from) : source(from) {}
    Result<Bytes> read(const std::string& path, std::uint64_t limit) override {
        auto file = source.read(path, limit);
        if (file) paths.push_back(path);
        return file;
    }
};

}  // namespace

TEST_SUITE_BEGIN("audit/monitor");

TEST_CASE("a round reads the checkpoint, the edge and the new bundles, and nothing else") {
    EventLog log;
    put_places(log);
    const auto put_forms = [&log](const std::string& desa, int count) {
        for (int i = 1; i <= count; ++i)
            log.put(form(tps(desa, static_cast<std::uint16_t>(i)), votes({1, 2})));
    };
    put_forms("5171011003", 3'000);
    static_cast<void>(log.reader());
    MemoryFileSystem files;
    auto monitor = open_monitor(files);
    static_cast<void>(look(monitor, *log.store));
    const auto before = log.logged / 256;
    put_forms("5171011004", 300);
    static_cast<void>(log.reader());
    Counting counting(*log.store);
    CHECK(look(monitor, counting).matching == 300);
    std::set<std::string> bundles;
    for (const auto& path : counting.paths)
        if (path.starts_with("tile/entries/")) bundles.insert(path);
    CHECK(bundles.size() == 2);
    for (const auto& path : bundles)
        CHECK(path >= tiles::path_of(tiles::Bundle{static_cast<std::uint64_t>(before), 256}));
    CHECK(counting.paths.size() < 10);

    Counting again(*log.store);
    CHECK(look(monitor, again).growth == Growth::unchanged);
    CHECK(again.paths == std::vector<std::string>{"checkpoint"});
}

TEST_CASE("what was not kept is told again") {
    MemoryFileSystem files;
    const auto entries = some_entries(40);
    Served first(first_of(entries, 20));
    Served second(entries);
    auto monitor = open_monitor(files);
    static_cast<void>(look(monitor, first.store));
    CHECK(monitor.look(second.store, nullptr, 1)->matching == 20);
    CHECK(monitor.look(second.store, nullptr, 1)->matching == 20);
    REQUIRE(monitor.keep());
    CHECK(monitor.look(second.store, nullptr, 1)->matching == 0);
}

TEST_CASE("without power at any moment a round is told again, or not at all") {
    const auto entries = some_entries(40);
    Served first(first_of(entries, 20));
    Served second(entries);
    MemoryFileSystem files;
    {
        auto monitor = open_monitor(files);
        static_cast<void>(look(monitor, first.store));
        files.settle();
        static_cast<void>(look(monitor, second.store));
    }
    std::set<std::uint64_t> told;
    for (std::size_t done = 0; done <= files.operations(); ++done) {
        for (auto& found : files.crash_states(done)) {
            auto monitor = open_monitor(found);
            told.insert(look(monitor, second.store).fresh);
        }
    }
    CHECK(told == std::set<std::uint64_t>{0, 20});
}

TEST_CASE("a call that fails loses nothing that was remembered, and no alarm") {
    const auto entries = some_entries(40);
    Served second(entries);
    Served forked(altered(entries, 15));
    for (std::size_t number = 0; number < 12; ++number) {
        CAPTURE(number);
        Following following(first_of(entries, 20));
        following.files.settle();
        following.files.fail(number);
        const auto report = following.monitor->look(forked.store, nullptr, 1);
        REQUIRE(report.has_value());
        CHECK(kinds_of(*report) == std::vector{AlarmKind::forked});
        const bool kept = following.monitor->look(second.store, nullptr, 1).has_value() &&
                          following.monitor->keep().has_value();
        const auto again = look(*following.monitor, second.store);
        CHECK(again.fresh == (kept ? 0 : 20));
    }
}

TEST_CASE("mass corrections are counted against the results of the round, exactly") {
    const auto alarms_with = [](std::uint64_t most, bool percent) {
        EventLog log;
        put_places(log);
        std::vector<Hash> leaves;
        for (std::uint16_t i = 1; i <= 10; ++i)
            leaves.push_back(log.put(form(tps("5171011003", i), votes({i, 2}))));
        static_cast<void>(log.reader());
        MemoryFileSystem files;
        auto monitor = open_monitor(files, {}, {std::nullopt, audit::MassLimit{most, percent}});
        static_cast<void>(look(monitor, *log.store));
        for (std::uint16_t i = 1; i <= 2; ++i)
            log.put(form(tps("5171011003", i), votes({i, 3})), leaves[i - 1U], Cause::pembetulan);
        for (std::uint16_t i = 20; i < 38; ++i) log.put(form(tps("5171011003", i), votes({i, 2})));
        static_cast<void>(log.reader());
        return kinds_of(look(monitor, *log.store));
    };
    const std::vector<AlarmKind> mass = {AlarmKind::mass_corrections};
    CHECK(alarms_with(2, false).empty());
    CHECK(alarms_with(1, false) == mass);
    CHECK(alarms_with(10, true).empty());  // 2 of 20
    CHECK(alarms_with(9, true) == mass);
}

TEST_CASE("only what passes the filters is told, with what became another") {
    EventLog log;
    put_places(log);
    log.put(region("5271011001", "MATARAM"));
    const auto one = log.put(form(tps("5171011003", 1), votes({10, 20})));
    static_cast<void>(log.reader());

    const auto told = [&](const MonitorQuery& query) {
        EventLog copy;
        copy.entries = log.entries;
        static_cast<void>(copy.reader());
        MemoryFileSystem files;
        auto monitor = open_monitor(files, query);
        static_cast<void>(look(monitor, *copy.store));
        copy.put(form(tps("5171011003", 1), votes({11, 20})), one);
        copy.put(form(tps("5271011001", 1), votes({1, 2})));
        copy.put(form(tps("5171011004", 1), votes({1, 2}), "ppwp/1", other_source));
        copy.put(pairs_ballot("ppwp/2", {"ppwp/b", "ppwp/c"}));
        static_cast<void>(copy.reader());
        return look(monitor, *copy.store);
    };
    CHECK(told({}).matching == 4);
    MonitorQuery there;
    there.region = "Denpasar Selatan";
    const auto report = told(there);
    REQUIRE(report.matching == 2);
    CHECK(report.events[0].place == "TPS 001 SESETAN, DENPASAR SELATAN, BALI");
    REQUIRE(report.events[0].values.size() == 1);
    CHECK(report.events[0].values[0].label == "paslon_1");
    CHECK(*report.events[0].values[0].after.count() == 11);
    CHECK(kinds_of(report) == std::vector{AlarmKind::silent_change});
    REQUIRE(report.alarms[0].entries.size() == 1);
    CHECK(report.alarms[0].entries[0].index == 11);

    MonitorQuery of_source;
    of_source.source = other_source;
    CHECK(told(of_source).matching == 2);  // and the ballot
    CHECK(told(of_source).alarms.empty());
    MonitorQuery of_candidate;
    of_candidate.candidate = "ppwp/c";
    CHECK(told(of_candidate).matching == 1);
    of_candidate.candidate = "ppwp/a";
    const auto theirs = told(of_candidate);
    REQUIRE(theirs.matching == 3);
    CHECK(*theirs.events[1].values[0].after.count() == 1);
    MonitorQuery of_contest;
    of_contest.contests = {Contest::pdpr};
    CHECK(told(of_contest).matching == 0);
    CHECK(told(of_contest).totals.empty());
}

TEST_CASE("a state that is damaged, open to others, of another log or other filters is refused") {
    const auto entries = some_entries(30);
    Following following(first_of(entries, 20));
    const auto kept = following.files.read(state, 1'000'000).value();
    Served served(entries);
    const auto error_with = [&](const Bytes& file, std::uint32_t mode = 0600) {
        REQUIRE(following.files.remove(state));
        REQUIRE(following.files.write_new(state, file, mode));
        const auto report = following.monitor->look(served.store, nullptr, 1);
        CHECK(following.files.read(state, 1'000'000).value() == file);
        return report ? std::nullopt : std::optional(report.error().code);
    };
    for (std::size_t i = 0; i < kept.size(); i += 97) {
        auto file = kept;
        file[i] ^= 0x10;
        CHECK(error_with(file) == ErrorCode::malformed);
        CHECK(error_with({kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(i)}) ==
              ErrorCode::malformed);
    }
    CHECK(error_with(kept, 0644) == ErrorCode::permission);
    CHECK(error_with(kept) == std::nullopt);

    Served elsewhere(entries, "example.org/other");
    CHECK(following.monitor->look(elsewhere.store, nullptr, 1).error().code == ErrorCode::usage);

    const auto second = Monitor::open(following.files, state, {}, {});
    REQUIRE(!second.has_value());
    CHECK(second.error().code == ErrorCode::locked);
    following.monitor.reset();
    MonitorQuery other;
    other.region = "51";
    auto filtered = open_monitor(following.files, other);
    CHECK(filtered.look(served.store, nullptr, 1).error().code == ErrorCode::usage);
}

TEST_SUITE_END();
