// Detectors on logs that are right but for one thing. Those on one form are held
// against SQL on real forms in tests/cli/detectors_test.py.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/check.hpp"

#include <doctest/doctest.h>

#include "checked_record.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::Detector;

namespace {

Event complete_snapshot(const std::vector<TpsRun>& absent) {
    Snapshot made;
    made.contest = Contest::ppwp;
    made.format = "sirekap-csv";
    made.scope = {"51"};
    made.files = {{"a.csv", {}, 1}};
    made.absent.emplace();
    made.absent->listed = 100;
    made.absent->tps = absent;
    for (const auto& run : absent) made.absent->count += run.last() + 1U - run.unit.number;
    auto event = Event{header(web), {}, made};
    event.header.observed = at("2024-02-20T00:00:00Z");
    return event;
}

}  // namespace

TEST_SUITE_BEGIN("audit/check");

TEST_CASE("a record that fits together has no findings") {
    Counted log;
    log.put(recap("5171011003", {30, 60}));
    log.put(recap("517101", {50, 100}));
    const auto report = check(log);
    CHECK(names(report) == Names{});
    CHECK(report.forms == 5);
    CHECK(report.size == log.entries.size());
}

TEST_CASE("a replaced form is judged no more, and its replacement is") {
    Counted log;
    auto wrong = form(tps("5171011003", 1), votes({10, 20}));
    std::get<CHasil>(wrong.body).sections[Field::suara_sah] = 31;
    const auto first = put_correction(log, wrong, log.forms[0], Cause::pembetulan, "D.KK 1");
    CHECK(names(check(log)) == Names{"D01"});
    std::get<CHasil>(wrong.body).sections[Field::suara_sah] = 30;
    EventLog later;
    later.entries = log.entries;
    put_correction(later, wrong, first, Cause::pembetulan, "D.KK 2");
    CHECK(names(check(later)) == Names{});
}

TEST_CASE("the contests of one TPS have the same voters") {
    EventLog log;
    put_places(log);
    auto one = form(tps("5171011003", 1), votes({1, 2}));
    std::get<CHasil>(one.body).sections[Field::dpt_j] = 250;
    std::get<CHasil>(one.body).sections[Field::dpt_l] = 120;
    std::get<CHasil>(one.body).sections[Field::dpt_p] = 130;
    log.put(one);
    auto other = one;
    std::get<CHasil>(other.body).contest = Contest::pdpd;
    std::get<CHasil>(other.body).votes = {};
    log.put(other);
    CHECK(names(check(log)) == Names{});
    EventLog differs;
    differs.entries = {log.entries.begin(), log.entries.end() - 1};
    std::get<CHasil>(other.body).sections[Field::dpt_j] = 251;
    std::get<CHasil>(other.body).sections[Field::dpt_p] = 131;
    differs.put(other);
    const auto report = check(differs);
    CHECK(only(report).detector == Detector::D12);
    CHECK(only(report).facts == std::vector<audit::Fact>{{"dpt_j", "ppwp 250", "pdpd 251"}});
}

TEST_CASE("two sources are compared in what both of them show") {
    Counted log;
    const Source other{SourceKind::saksi, "partai-contoh"};
    log.put(form(tps("5171011003", 1), votes({10, 20}), "ppwp/1", other));
    log.put(form(tps("5171011003", 2), votes({10, 22}), "ppwp/1", other));
    const auto report = check(log, std::nullopt);
    const auto& finding = only(report);
    CHECK(finding.detector == Detector::D20);
    CHECK(finding.unit == tps("5171011003", 2));
    CHECK(finding.facts == std::vector<audit::Fact>{{"paslon_2", "20", "22"}});
    CHECK(finding.source == web);
    CHECK(finding.other_source == other);
}

TEST_CASE("an image belongs to one TPS") {
    EventLog log;
    put_places(log);
    const auto with = [](std::uint16_t number, Document page) {
        auto made = form(tps("5171011003", number), votes({1, 2}));
        std::get<CHasil>(made.body).documents = Documents{1, {std::move(page)}};
        return made;
    };
    Document page;
    SUBCASE("the same bytes twice") {
        page.sha256 = merkle::leaf_hash(bytes_of("gambar"));
        log.put(with(1, page));
        log.put(with(2, page));
    }
    SUBCASE("a file named after another TPS") {
        page.url = "https://contoh.example/5171011003002-20240214-153000--a.jpg";
        log.put(with(1, page));
    }
    CHECK(names(check(log)) == Names{"D21"});
}

TEST_CASE("where noken is voted one option of all is lawful") {
    for (const bool noken : {false, true}) {
        EventLog log;
        log.put(pemilu(Contest::ppwp, OptionKind::pair));
        log.put(pairs_ballot("ppwp/1", {"ppwp/a", "ppwp/b"}));
        TpsItem item;
        if (noken) {
            item.metode = Metode::noken;
            item.instrument = "Keputusan KPU 66/2024";
        }
        log.put({header(), {}, TpsList{unit("9501011001"), {item}}});
        auto one = form(tps("9501011001", 1), votes({0, 200}));
        std::get<CHasil>(one.body).sections[Field::suara_sah] = 200;
        log.put(one);
        CHECK(names(check(log)) == (noken ? Names{} : Names{"D16c"}));
    }
}

TEST_CASE("a unit of ten thousand votes has an invalid one") {
    EventLog log;
    put_places(log);
    const auto full = [](std::uint16_t number) {
        auto made = form(tps("5171011004", number), votes({2'000, 3'000}));
        std::get<CHasil>(made.body).sections[Field::suara_sah] = 5'000;
        std::get<CHasil>(made.body).sections[Field::suara_tidak_sah] = 0;
        std::get<CHasil>(made.body).sections[Field::suara_total] = 5'000;
        return made;
    };
    log.put(full(1));
    CHECK(names(check(log)) == Names{});  // not all of it is in
    EventLog complete;
    complete.entries = log.entries;
    complete.put(full(2));
    CHECK(names(check(complete)) == Names{"D16d"});
    EventLog other;
    other.entries = log.entries;
    other.put(full(7));
    CHECK(names(check(other)) == Names{"D14"});  // 7 is in no list, and 2 is still missing
}

TEST_CASE("a TPS that no list has is named where there are lists") {
    Counted log;
    log.put(form(tps("5171011003", 9), votes({1, 2})));
    log.put(form({UnitKind::tps, scheme, "9953010001", 1}, votes({1, 2})));  // abroad
    const auto report = check(log);
    CHECK(only(report).detector == Detector::D14);
    CHECK(only(report).unit == tps("5171011003", 9));
}

TEST_CASE("a TPS that a complete snapshot passed over is named, unless it came later") {
    EventLog log;
    put_places(log);
    log.put(form(tps("5171011003", 1), votes({10, 20})));
    const TpsRun absent{tps("5171011003", 3), std::nullopt};
    log.put(complete_snapshot({absent}));
    CHECK(only(check(log)).detector == Detector::D14);
    CHECK(only(check(log)).unit == absent.unit);
    SUBCASE("its form came") {
        log.put(form(absent.unit, votes({10, 20})));
        CHECK(names(check(log)) == Names{});
    }
    SUBCASE("a later fetch has its row") {
        log.put(complete_snapshot({}));
        CHECK(names(check(log)) == Names{});
    }
    SUBCASE("a later fetch of other provinces says nothing of it") {
        auto other = complete_snapshot({});
        std::get<Snapshot>(other.body).scope = {"31"};
        log.put(other);
        CHECK(names(check(log)) == Names{"D14"});
    }
}

TEST_CASE("personal data that another program logged is found") {
    Counted log;
    auto entry = std::string(text_of(log.entries[2]));
    entry.replace(entry.find("BALI"), 4, "3171010101900001");
    log.entries.push_back(copy_of(bytes_of(entry)));
    const auto report = check(log);
    CHECK(only(report).detector == Detector::D26);
    CHECK(report.foreign == 1);
    for (const auto& fact : only(report).facts) {
        CHECK(fact.left.find("3171") == std::string::npos);
    }
}

TEST_CASE("what is open is held against the margin of the outcome") {
    // 50 votes for a and 100 for b; with a majority rule, b stands 25 votes above half.
    EventLog log;
    auto opening = pemilu(Contest::ppwp, OptionKind::pair);
    std::get<Pemilu>(opening.body).rules.president = PresidentRule{{1, 2}, {0, 1}, {0, 1}};
    log.put(opening);
    log.put(pairs_ballot("ppwp/1", {"ppwp/a", "ppwp/b"}));
    log.put(region("51", "BALI"));
    log.put(region("5171", "KOTA DENPASAR"));
    log.put(region("517101", "DENPASAR SELATAN"));
    log.put(region("5171011003", "SESETAN"));
    log.put(tps_list("5171011003", 2));
    auto wrong = form(tps("5171011003", 1), votes({25, 50}));
    log.put(form(tps("5171011003", 2), votes({25, 50})));
    const auto with_open = [&](Count open) {
        EventLog copy;
        copy.entries = log.entries;
        std::get<CHasil>(wrong.body).sections[Field::suara_sah] = 75 + open;
        copy.put(wrong);
        return names(check(copy));
    };
    CHECK(with_open(24) == Names{"D01"});
    CHECK(with_open(25) == Names{"D01", "D23"});

    // While a TPS is missing no margin stands.
    EventLog missing;
    missing.entries = {log.entries.begin(), log.entries.end() - 1};
    missing.put(wrong);
    const auto report = check(missing);
    CHECK(names(report) == Names{"D01"});
    CHECK(report[Detector::D23].not_applicable == 1);

    // Nor where a TPS of no list came instead.
    EventLog other;
    other.entries = missing.entries;
    other.put(form(tps("5171011003", 9), votes({25, 50})));
    CHECK(names(check(other)) == Names{"D01", "D14"});
}

TEST_CASE("digits are only suggested where one of them explains a form") {
    EventLog log;
    put_places(log);
    const auto written = [](std::uint16_t number, Count first) {
        auto made = form(tps("5171011003", number), votes({first, 20}));
        auto& sections = std::get<CHasil>(made.body).sections;
        sections[Field::suara_sah] = 32;
        sections[Field::suara_tidak_sah] = 1;
        sections[Field::suara_total] = 33;
        sections[Field::pengguna_total_j] = 33;
        return made;
    };
    log.put(written(1, 812));  // 12, with an 8 before it
    log.put(written(2, 813));
    const auto report = check(log);
    CHECK(report[Detector::D09].findings == 1);
    for (const auto& finding : report.findings) {
        if (finding.detector != Detector::D09) continue;
        CHECK(finding.facts == std::vector<audit::Fact>{{"paslon_1", "812", "12"}});
    }
}

TEST_SUITE_END();
