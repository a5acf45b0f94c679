// Detectors on logs that are right but for one thing. Those on one form are held
// against SQL on real forms in tests/cli/detectors_test.py.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/check.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "saksi/core/encoding.hpp"
#include "small_election.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::CheckReport;
using audit::Detector;
using audit::Finding;

namespace {

CheckReport check(EventLog& log, std::optional<Source> source = std::nullopt) {
    auto reader = log.reader();
    audit::CheckQuery query;
    query.size = reader.head().size;
    query.source = std::move(source);
    auto report = audit::check_record(reader, query);
    REQUIRE_MESSAGE(report.has_value(), (report ? "" : to_text(report.error())));
    return *report;
}

/// The detectors of all findings, in their order.
std::vector<std::string> names(const CheckReport& report) {
    std::vector<std::string> found;
    for (const auto& finding : report.findings) found.emplace_back(name_of(finding.detector));
    std::sort(found.begin(), found.end());
    return found;
}

using Names = std::vector<std::string>;

const Finding& only(const CheckReport& report) {
    REQUIRE(report.findings.size() == 1);
    return report.findings.front();
}

std::vector<std::uint64_t> indices(const Finding& finding) {
    std::vector<std::uint64_t> found;
    for (const auto& version : finding.entries) found.push_back(version.index);
    return found;
}

Timestamp at(std::string_view time) { return parse_timestamp(time).value(); }

/// TPS 1 to 3 of Sesetan and 1 to 2 of Pedungan, all in: 10 and 20 votes each.
struct Counted : EventLog {
    std::vector<Hash> forms;

    Counted() {
        put_places(*this);
        for (std::uint16_t number = 1; number <= 3; ++number) {
            forms.push_back(put(form(tps("5171011003", number), votes({10, 20}))));
        }
        for (std::uint16_t number = 1; number <= 2; ++number) {
            forms.push_back(put(form(tps("5171011004", number), votes({10, 20}))));
        }
    }
};

Event recap(std::string_view code, std::initializer_list<Count> counts) {
    DHasil made;
    made.unit = unit(code);
    made.ballot = "ppwp/1";
    made.votes = votes(counts);
    return {header(Source{SourceKind::kantor, "ppk"}), {}, made};
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

Event ruling(OrderKind kind, const Unit& where) {
    Ruling made;
    made.body = RulingBody::mk;
    made.number = "1/PHPU";
    made.date = "2024-06-10";
    made.title = "Putusan";
    Order order;
    order.kind = kind;
    order.contest = Contest::ppwp;
    order.units = {where};
    made.orders = {order};
    return {header(), {}, made};
}

Hash put_correction(EventLog& log, Event event, const Hash& replaces, Cause cause,
                    std::optional<std::string> instrument) {
    event.correction = Correction{replaces, cause, std::move(instrument)};
    return log.put(event);
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
        notice.stage = election::Stage::rekapitulasi;
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
