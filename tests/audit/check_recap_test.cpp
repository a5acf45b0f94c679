// Recapitulations and plenaries against the forms below them.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "checked_record.hpp"
#include "saksi/core/encoding.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::Detector;

TEST_SUITE_BEGIN("audit/check");

TEST_CASE("a recapitulation is the sum of the forms below it") {
    Counted log;
    SUBCASE("more than the sum") {
        log.put(recap("5171011003", {31, 60}));
        const auto report = check(log);
        CHECK(only(report).detector == Detector::D13);
        CHECK(only(report).facts == std::vector<audit::Fact>{{"paslon_1", "30", "31"}});
    }
    SUBCASE("the same sum, divided otherwise") {
        log.put(recap("5171011003", {35, 55}));
        const auto report = check(log);
        CHECK(only(report).detector == Detector::D15);
        CHECK(only(report).effect == 5);
    }
    SUBCASE("a unit above: the recapitulations below come first") {
        log.put(recap("5171011003", {31, 60}));
        log.put(recap("5171011004", {20, 40}));
        log.put(recap("517101", {51, 100}));
        CHECK(only(check(log)).unit == unit("5171011003"));
    }
    SUBCASE("one recapitulation below is missing: nothing can be said") {
        log.put(recap("5171011003", {30, 60}));
        log.put(recap("517101", {99, 99}));
        const auto report = check(log);
        CHECK(report.findings.empty());
        CHECK(report[Detector::D13].not_applicable == 1);
    }
}

TEST_CASE("a TPS that is not in leaves a recapitulation unchecked") {
    EventLog log;
    put_places(log);
    log.put(form(tps("5171011003", 1), votes({10, 20})));
    log.put(recap("5171011003", {99, 99}));
    const auto report = check(log);
    CHECK(report.findings.empty());
    CHECK(report[Detector::D13].not_applicable == 1);
}

TEST_CASE("a form of a TPS that no list names does not stand for one that is missing") {
    EventLog log;
    put_places(log);
    log.put(form(tps("5171011004", 1), votes({10, 20})));
    log.put(form(tps("5171011004", 7), votes({10, 20})));
    log.put(recap("5171011004", {20, 41}));
    const auto report = check(log);
    CHECK(names(report) == Names{"D14"});
    CHECK(report[Detector::D13].not_applicable == 1);
}

TEST_CASE("forms of two sources are not added up for a recapitulation") {
    Counted log;
    log.put(form(tps("5171011003", 1), votes({10, 20}), "ppwp/1", {SourceKind::saksi, "x"}));
    log.put(recap("5171011003", {31, 60}));
    CHECK(check(log).not_compared == std::vector{Contest::ppwp});
    EventLog same;
    same.entries = log.entries;
    CHECK(names(check(same, web)) == Names{"D13"});
}

TEST_CASE("the result of a PSU that never reached the recapitulation is named") {
    Counted log;
    const auto order = log.put(ruling(OrderKind::psu, tps("5171011003", 1)));
    put_correction(log, form(tps("5171011003", 1), votes({5, 25})), log.forms[0], Cause::psu,
                   to_hex(order.view()));
    log.put(recap("5171011003", {30, 60}));  // as it was before
    CHECK(names(check(log)) == Names{"D15", "D22"});
}

TEST_CASE("a plenary's times are held against forms and deadlines") {
    EventLog log;
    put_places(log);
    auto early = form(tps("5171011003", 1), votes({10, 20}));
    early.header.at = at("2024-02-20T10:00:00+08:00");
    const auto first = log.put(early);
    Plenary plenary;
    plenary.unit = unit("517101");
    plenary.closed = at("2024-02-25T10:00:00+08:00");
    plenary.signed_at = at("2024-02-25T11:00:00+08:00");
    log.put({header(), {}, plenary});
    SUBCASE("all in order") { CHECK(names(check(log)) == Names{}); }
    SUBCASE("a form that came later") {
        auto late = form(tps("5171011003", 2), votes({10, 20}));
        late.header.at = at("2024-02-26T10:00:00+08:00");
        log.put(late);
        CHECK(names(check(log)) == Names{"D18"});
    }
    SUBCASE("after the deadline") {
        Notice notice;
        notice.id = "rekap";
        notice.kind = NoticeKind::tahapan;
        notice.stage = Stage::rekapitulasi;
        notice.level = UnitKind::kecamatan;
        notice.title = "Rekapitulasi";
        notice.until = at("2024-02-24T23:59:59+07:00");
        log.put({header(), {}, notice});
        CHECK(names(check(log)) == Names{"D18"});
    }
    SUBCASE("a revision after it was closed") {
        early.header.at = at("2024-02-27T10:00:00+08:00");
        std::get<CHasil>(early.body).votes = votes({11, 20});
        log.put(early, first);
        CHECK(names(check(log)) == Names{"D17", "D19"});
    }
}

TEST_SUITE_END();
