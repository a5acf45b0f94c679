// A monitor round after round: what it says of a log that grows, against counts
// of the whole log; and of logs that took something back, or are served wrongly.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/monitor.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "saksi/audit/check.hpp"
#include "saksi/audit/entry_check.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/note/policy.hpp"
#include "saksi/note/tlog_proof.hpp"
#include "small_election.hpp"
#include "support/naive_log.hpp"
#include "support/notes.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::AlarmKind;
using audit::Growth;
using audit::Monitor;
using audit::MonitorLimits;
using audit::MonitorQuery;
using audit::MonitorReport;

namespace {

const std::string state = "keadaan";
const Source other_source{SourceKind::saksi, "lain"};

Monitor open(FileSystem& files, MonitorQuery query = {}, MonitorLimits limits = {}) {
    auto monitor = Monitor::open(files, state, std::move(query), limits);
    REQUIRE_MESSAGE(monitor.has_value(), (monitor ? "" : to_text(monitor.error())));
    return std::move(*monitor);
}

MonitorReport look(Monitor& monitor, tiles::Store& store, const note::Policy* policy = nullptr,
                   std::uint64_t now = 1'000) {
    auto report = monitor.look(store, policy, now);
    REQUIRE_MESSAGE(report.has_value(), (report ? "" : to_text(report.error())));
    REQUIRE(monitor.keep());
    return std::move(*report);
}

std::vector<AlarmKind> kinds_of(const MonitorReport& report) {
    std::vector<AlarmKind> kinds;
    for (const auto& alarm : report.alarms) kinds.push_back(alarm.kind);
    return kinds;
}

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

/// Two contests and two sources; forms that come, are corrected, emptied, stray;
/// places that change; rulings.
class GrowingElection {
 public:
    GrowingElection() {
        auto both = pemilu(Contest::ppwp, OptionKind::pair);
        auto& contests = std::get<Pemilu>(both.body).contests;
        contests.push_back(contests.front());
        contests.back().contest = Contest::pdpr;
        contests.back().option_kind = OptionKind::party;
        log.put(both);
        log.put(pairs_ballot("ppwp/1", {"ppwp/a", "ppwp/b"}));
        log.put(pairs_ballot("ppwp/2", {"ppwp/b", "ppwp/c"}));
        for (const auto* code : {"51", "5171", "517101", "5171011003", "5171011004", "5271011001"})
            log.put(region(code, std::string("TEMPAT ") + code));
        for (const auto* desa : {"5171011003", "5171011004", "5271011001"})
            log.put(tps_list(desa, 9));
        for (const std::string dapil : {"5101", "5201"}) put_dapil(dapil);
    }

    void grow(int events) {
        for (int i = 0; i < events; ++i) put_one();
    }

    EventLog log;

 private:
    struct Form {
        Hash current;
        Event event;
    };

    void put_dapil(const std::string& dapil) {
        auto party = option(OptionKind::party, 5, "partai/lima");
        party.candidates = {{1, "calon/" + dapil + "/1", "Satu", {}},
                            {2, "calon/" + dapil + "/2", "Dua", {}}};
        const Unit area{UnitKind::dapil, scheme, dapil, 0};
        log.put({header(), {}, Ballot{"pdpr/" + dapil + "/1", Contest::pdpr, area, {party}}});
    }

    Count count() { return random_() % 300; }

    Event new_form(const std::string& desa, std::uint16_t number) {
        const auto& source = random_() % 6 == 0 ? other_source : web;
        if (random_() % 3 == 0) {
            const auto dapil = desa.starts_with("51") ? "5101" : "5201";
            auto event = legislative(tps(desa, number), dapil, count(), count(), count(), count());
            event.header.source = source;
            return event;
        }
        return form(tps(desa, number), votes({count(), count()}),
                    random_() % 8 == 0 ? "ppwp/2" : "ppwp/1", source);
    }

    void put_one() {
        static const std::vector<std::string> homes = {"5171011003", "5171011004", "5271011001"};
        const auto dice = random_() % 60;
        if (dice == 0) {
            const auto name = "DESA " + std::to_string(log.entries.size());
            village_ = log.put(region("5271011009", name), village_);
            return;
        }
        if (dice == 1) {
            Ruling ruling;
            ruling.number = "PUTUSAN " + std::to_string(log.entries.size());
            ruling.title = "Putusan";
            ruling.date = "2024-06-10";
            ruling_ = log.put({header(), {}, ruling});
            return;
        }
        const auto event = new_form(homes[random_() % homes.size()],
                                    static_cast<std::uint16_t>(1 + random_() % 12));
        const auto key = chain_key(event).value();
        const auto known = forms_.find(key);
        if (known == forms_.end()) {
            forms_.emplace(key, Form{log.put(event), event});
        } else {
            correct(known->second, event);
        }
    }

    void correct(Form& form, Event event) {
        static const std::vector<Cause> causes = {Cause::tanpa_keterangan, Cause::pembetulan,
                                                  Cause::pelengkapan, Cause::penarikan};
        const auto cause = causes[random_() % causes.size()];
        if (random_() % 10 == 0) {  // of another version than the current one
            log.put(event, Hash{}, cause);
            return;
        }
        if (cause == Cause::penarikan) std::get<CHasil>(event.body).votes = null;
        event.correction = Correction{form.current, cause, {}};
        if (cause == Cause::pembetulan && ruling_)
            event.correction->instrument = to_hex(ruling_->view());
        form = {log.put(event), event};
    }

    std::mt19937_64 random_{5};
    std::map<std::string, Form> forms_;
    Hash village_{};  // the region that is renamed
    std::optional<Hash> ruling_;
};

bool same(const audit::Row& a, const audit::Row& b) {
    return a.unit == b.unit && a.name == b.name && a.edition == b.edition &&
           a.tps_total == b.tps_total && a.tps_in == b.tps_in && a.tps_listed == b.tps_listed &&
           a.forms == b.forms && a.fields == b.fields && a.options == b.options;
}

/// The totals of the monitor against those of the whole log, counted anew.
void check_totals(log::Reader& reader, const MonitorReport& report,
                  const std::optional<Unit>& region) {
    CHECK(report.totals.size() == 4);  // two contests of two sources
    for (const auto& followed : report.totals) {
        audit::TotalsQuery query;
        query.size = reader.head().size;
        query.contest = followed.contest;
        query.source = followed.totals.source;
        query.region = region;
        if (region) query.level = region->kind;
        const auto whole = audit::total_forms(reader, query).value();
        const auto& counted = followed.totals;
        CHECK(counted.options == whole.options);
        CHECK(std::equal(counted.whole.begin(), counted.whole.end(), whole.whole.begin(),
                         whole.whole.end(), same));
        CHECK(counted.unusable_votes == whole.unusable_votes);
        CHECK(counted.unknown_places == whole.unknown_places);
        CHECK(counted.unplaced == whole.unplaced);
        CHECK(counted.opaque == whole.opaque);
    }
}

bool is_on_change(const audit::Finding& finding) {
    using audit::Detector;
    static const std::set<Detector> on_change = {Detector::D17,  Detector::D17b, Detector::D17c,
                                                 Detector::D17d, Detector::D19,  Detector::D22,
                                                 Detector::R01};
    return on_change.contains(finding.detector);
}

/// All but the place, for whoever compares lists in another order.
using FindingNames =
    std::multiset<std::tuple<audit::Detector, std::vector<std::uint64_t>, std::string>>;
FindingNames names_of(const std::vector<audit::Finding>& findings, std::uint64_t since,
                      bool on_change) {
    FindingNames names;
    for (const auto& finding : findings) {
        std::vector<std::uint64_t> entries;
        for (const auto& version : finding.entries) entries.push_back(version.index);
        std::string facts = std::to_string(finding.effect);
        for (const auto& fact : finding.facts)
            facts += " " + fact.what + " " + fact.left + " " + fact.right;
        if (is_on_change(finding) == on_change && !entries.empty() && entries.back() >= since)
            names.insert({finding.detector, entries, facts});
    }
    return names;
}

/// Events of an election, as entries.
std::vector<Bytes> some_entries(std::size_t count, std::uint16_t first = 1) {
    EventLog log;
    put_places(log);
    for (auto number = first; log.entries.size() < count; ++number)
        log.put(form(tps("5171011003", number), votes({number, 2})));
    log.entries.resize(count);
    return log.entries;
}

std::vector<Bytes> first_of(const std::vector<Bytes>& entries, std::size_t size) {
    return {entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(size)};
}

/// A log of these entries as a server has it, signed and perhaps cosigned.
struct Served {
    MapStore store;

    explicit Served(const std::vector<Bytes>& entries,
                    const std::string& origin = "example.org/log", std::uint64_t cosigned = 0) {
        store.files = naive_log(entries);
        const auto key = key_of("log");
        note::KeySigner signer(origin, key);
        auto text = note::print_checkpoint({origin, {entries.size(), rfc6962::mth(entries)}, {}});
        auto note = signed_by(signer, std::move(text));
        if (cosigned > 0)
            note.signatures.push_back(
                note::cosign(note.text, cosigned, "example.org/witness", key_of("witness"))
                    .value());
        store.files["checkpoint"] = copy_of(bytes_of(note::print_note(note)));
    }
};

note::Policy policy(bool with_witness) {
    const auto log =
        note::VerifierKey{"example.org/log", note::KeyType::ed25519, key_of("log").public_key()};
    const auto witness = note::VerifierKey{"example.org/witness", note::KeyType::cosignature,
                                           key_of("witness").public_key()};
    auto text = "log " + note::to_vkey(log) + "\n";
    text += with_witness ? "witness w " + note::to_vkey(witness) + "\nquorum w\n"
                         : std::string("quorum none\n");
    return note::parse_policy(text).value();
}

/// A monitor that has seen a log of these entries.
struct Following {
    MemoryFileSystem files;
    std::optional<Monitor> monitor;

    explicit Following(const std::vector<Bytes>& entries, MonitorLimits limits = {}) {
        monitor.emplace(open(files, {}, limits));
        Served served(entries);
        CHECK(look(*monitor, served.store).growth == Growth::first);
    }

    MonitorReport see(const std::vector<Bytes>& entries) {
        Served served(entries);
        return look(*monitor, served.store);
    }
    std::string text(const std::string& path) {
        return std::string(text_of(files.read(path, 1'000'000).value()));
    }
};

/// Entries of another past: one of them is another.
std::vector<Bytes> altered(std::vector<Bytes> entries, std::size_t index) {
    entries[index] = some_entries(index + 1, 5'000).back();
    return entries;
}

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

TEST_CASE("while a log grows, a monitor's totals and findings are those of the whole log") {
    for (const std::string place : {"", "5171"}) {
        GrowingElection grown;
        grown.grow(120);
        MemoryFileSystem files;
        MonitorQuery query;
        query.region = place;
        const auto region = place.empty() ? std::nullopt : std::optional(unit(place));
        std::uint64_t before = 0;
        for (int round = 0; round < 6; ++round) {
            CAPTURE(round);
            auto reader = grown.log.reader();
            auto monitor = open(files, query);
            const auto report = look(monitor, *grown.log.store);
            CHECK(report.growth == (round == 0 ? Growth::first : Growth::grown));
            CHECK(report.fresh == (round == 0 ? 0 : reader.head().size - before));
            check_totals(reader, report, region);
            if (round > 0 && !region) {
                audit::CheckQuery all;
                all.size = reader.head().size;
                const auto check = audit::check_record(reader, all).value();
                CHECK(names_of(report.findings, 0, true) == names_of(check.findings, before, true));
                const auto within = names_of(report.findings, 0, false);
                for (const auto& name : names_of(check.findings, before, false))
                    CHECK((std::get<0>(name) > audit::Detector::D11 || within.contains(name)));
                CHECK(report.matching == report.fresh);
            }
            before = reader.head().size;
            grown.grow(round == 3 ? 1 : 70 * (round + 1));
        }
    }
}

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
    auto monitor = open(files);
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
    auto monitor = open(files);
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
        auto monitor = open(files);
        static_cast<void>(look(monitor, first.store));
        files.settle();
        static_cast<void>(look(monitor, second.store));
    }
    std::set<std::uint64_t> told;
    for (std::size_t done = 0; done <= files.operations(); ++done) {
        for (auto& found : files.crash_states(done)) {
            auto monitor = open(found);
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
    auto monitor = open(files);
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
    auto monitor = open(files, {}, limits);
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

TEST_CASE("mass corrections are counted against the results of the round, exactly") {
    const auto alarms_with = [](std::uint64_t most, bool percent) {
        EventLog log;
        put_places(log);
        std::vector<Hash> leaves;
        for (std::uint16_t i = 1; i <= 10; ++i)
            leaves.push_back(log.put(form(tps("5171011003", i), votes({i, 2}))));
        static_cast<void>(log.reader());
        MemoryFileSystem files;
        auto monitor = open(files, {}, {std::nullopt, audit::MassLimit{most, percent}});
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
        auto monitor = open(files, query);
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
    auto filtered = open(following.files, other);
    CHECK(filtered.look(served.store, nullptr, 1).error().code == ErrorCode::usage);
}

TEST_SUITE_END();
