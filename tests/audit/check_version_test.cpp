// What became another: versions of forms and totals, why they replace each other, and
// what was ordered.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "checked_record.hpp"
#include "saksi/core/encoding.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::Detector;
using audit::Finding;

namespace {

std::vector<std::uint64_t> indices(const Finding& finding) {
    std::vector<std::uint64_t> found;
    for (const auto& version : finding.entries) found.push_back(version.index);
    return found;
}

Event published(std::initializer_list<Count> counts) {
    Publication made;
    made.unit = unit("51");
    const std::array keys = {"ppwp/a", "ppwp/b"};
    for (const auto count : counts) {
        PublishedOption option;
        option.key = keys[made.options.size()];
        option.votes = count;
        made.options.push_back(option);
    }
    return {header(Source{SourceKind::sirekap, "agregat"}), {}, made};
}

}  // namespace

TEST_SUITE_BEGIN("audit/check");

TEST_CASE("a number that became another without a word names both entries") {
    Counted log;
    log.put(form(tps("5171011003", 2), votes({12, 20})), log.forms[1]);
    const auto report = check(log);
    const auto& finding = only(report);
    CHECK(finding.detector == Detector::D17);
    CHECK(indices(finding) == std::vector<std::uint64_t>{10, 14});
    CHECK(finding.facts == std::vector<audit::Fact>{{"paslon_1", "10", "12"}});
    CHECK(finding.effect == 2);
    CHECK(finding.place == "TPS 002 SESETAN, DENPASAR SELATAN, BALI");
}

TEST_CASE("numbers that were emptied are withdrawn, not changed") {
    Counted log;
    log.put(form(tps("5171011003", 2), null), log.forms[1], Cause::penarikan);
    CHECK(names(check(log)) == Names{"D17b"});
}

TEST_CASE("what was null and has a number now is no finding") {
    EventLog log;
    put_places(log);
    const auto empty = log.put(form(tps("5171011003", 1), null));
    log.put(form(tps("5171011003", 1), votes({1, 2})), empty, Cause::pelengkapan);
    CHECK(names(check(log)) == Names{});
}

TEST_CASE("fewer images are their own finding") {
    EventLog log;
    put_places(log);
    auto shown = form(tps("5171011003", 1), votes({1, 2}));
    std::get<CHasil>(shown.body).documents = Documents{3, {}};
    const auto first = log.put(shown);
    std::get<CHasil>(shown.body).documents = Documents{2, {}};
    log.put(shown, first);
    CHECK(names(check(log)) == Names{"D17c"});
}

TEST_CASE("old figures under a new time are named") {
    EventLog log;
    put_places(log);
    auto shown = form(tps("5171011003", 1), votes({1, 2}));
    shown.header.at = at("2024-02-15T10:00:00+07:00");
    const auto first = log.put(shown);
    shown.header.at = at("2024-02-16T10:00:00+07:00");
    log.put(shown, first);
    CHECK(names(check(log)) == Names{"D19"});
}

TEST_CASE("a published total may rise and not fall") {
    EventLog log;
    put_places(log);
    const auto first = log.put(published({10, 20}));
    const auto second = log.put(published({11, 25}), first);
    CHECK(names(check(log)) == Names{});
    EventLog fallen;
    fallen.entries = log.entries;
    fallen.put(published({9, 26}), second);
    const auto report = check(fallen);
    const auto& finding = only(report);
    CHECK(finding.detector == Detector::D17d);
    CHECK(finding.facts == std::vector<audit::Fact>{{"votes[ppwp/a]", "11", "9"}});
    CHECK(finding.entries.size() == 2);
}

TEST_CASE("an entry replaces the current version, or is named as one that does not") {
    Counted log;
    SUBCASE("a second opening") { log.put(form(tps("5171011003", 1), votes({1, 1}))); }
    SUBCASE("another key") { log.put(form(tps("5171011003", 1), votes({1, 1})), log.forms[1]); }
    SUBCASE("a version replaced before") {
        log.put(form(tps("5171011003", 1), votes({10, 20}), "ppwp/1"), log.forms[0]);
        log.put(form(tps("5171011003", 1), votes({1, 1})), log.forms[0]);
    }
    SUBCASE("nothing that is in the log") {
        log.put(form(tps("5171011003", 1), votes({1, 1})), Hash{});
    }
    CHECK(names(check(log)) == Names{"R01"});
}

TEST_CASE("a correction names its instrument") {
    Counted log;
    const auto corrected = form(tps("5171011003", 1), votes({11, 19}));
    SUBCASE("none") {
        put_correction(log, corrected, log.forms[0], Cause::psu, std::nullopt);
        CHECK(names(check(log)) == Names{"D22"});
    }
    SUBCASE("a hash of what is no ruling") {
        put_correction(log, corrected, log.forms[0], Cause::psu, to_hex(log.forms[1].view()));
        CHECK(names(check(log)) == Names{"D22"});
    }
    SUBCASE("a ruling") {
        const auto order = log.put(ruling(OrderKind::psu, tps("5171011003", 1)));
        put_correction(log, corrected, log.forms[0], Cause::psu, to_hex(order.view()));
        CHECK(names(check(log)) == Names{});
    }
    SUBCASE("the number of a form of objection") {
        put_correction(log, corrected, log.forms[0], Cause::pembetulan, "D.Kejadian Khusus 3");
        CHECK(names(check(log)) == Names{});
    }
}

TEST_CASE("what was ordered has a result") {
    Counted log;
    log.put(ruling(OrderKind::psu, unit("517101")));
    const auto report = check(log);
    CHECK(names(report) == Names{"D22"});
    CHECK(only(report).unit == unit("517101"));
}

TEST_SUITE_END();
