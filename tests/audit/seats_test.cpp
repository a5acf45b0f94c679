// Seats from a log: which numbers are taken, what is left out and named, and
// every kind of contest. The mathematics itself is tested in tests/election.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/seats.hpp"

#include <doctest/doctest.h>

#include "support/event_log.hpp"
#include "support/printers.hpp"

using namespace saksi;
using namespace saksi::election;
using audit::SeatGap;
using audit::Seats;
using audit::SeatsQuery;
using audit::VoteOrigin;
using test::EventLog;

namespace {

const std::string scheme = "kpu-2024";
const Source web{SourceKind::sirekap, "web"};
const Source kpu{SourceKind::kantor, "kpu"};
using Places = std::vector<std::size_t>;
using Counts = std::vector<Count>;

Unit unit(UnitKind kind, std::string code) { return {kind, scheme, std::move(code), 0}; }
Unit province(std::string code) { return unit(UnitKind::provinsi, std::move(code)); }
Unit dapil(std::string code) { return unit(UnitKind::dapil, std::move(code)); }

Header header(std::optional<Source> source = std::nullopt) {
    Header made;
    made.election = "pemilu-uji";
    made.by = "uji";
    made.source = std::move(source);
    return made;
}

std::vector<UnitKind> levels_to(UnitKind last) {
    std::vector<UnitKind> levels;
    for (int kind = 0; kind <= static_cast<int>(last); ++kind)
        levels.push_back(static_cast<UnitKind>(kind));
    return levels;
}

/// An election of one contest with the rules of 2024.
Pemilu pemilu(ContestRules contest) {
    Pemilu made;
    made.name = "Pemilu Uji";
    made.voting_date = "2024-02-14";
    made.scheme = scheme;
    made.contests = {std::move(contest)};
    made.rules.threshold = Threshold{Contest::pdpr, {4, 100}};
    made.rules.divisors = Divisors{1, 2};
    made.rules.president = PresidentRule{{1, 2}, {1, 5}, {1, 2}};
    made.rules.lone_candidate = Fraction{1, 2};
    made.rules.second_round = true;
    return made;
}

const ContestRules dpr{Contest::pdpr, UnitKind::dapil, levels_to(UnitKind::nasional),
                       OptionKind::party};
const ContestRules ppwp{Contest::ppwp, UnitKind::nasional, levels_to(UnitKind::nasional),
                        OptionKind::pair};
const ContestRules bupati{Contest::pkwkk, UnitKind::kabkota, levels_to(UnitKind::kabkota),
                          OptionKind::pair};

Event event(Body body, std::optional<Source> source = std::nullopt) {
    return {header(std::move(source)), {}, std::move(body)};
}

Event region(const Unit& of, std::optional<Count> seats = std::nullopt) {
    Region made{of, "NAMA " + of.code, nation(scheme), {}};
    if (of.kind == UnitKind::nasional) made.parent.reset();
    made.seats = seats;
    return event(made);
}

Option option(OptionKind kind, std::uint16_t number, std::string key, std::uint16_t names = 0) {
    Option made{kind, number, key, "Nama " + key, {}, {}};
    if (kind == OptionKind::kosong) made.number.reset();
    for (std::uint16_t i = 1; i <= names; ++i) {
        const auto name = key + "-" + std::to_string(i);
        made.candidates.push_back({i, name, "Nama " + name, {}});
    }
    return made;
}

Event ballot(Contest contest, const Unit& of, std::vector<Option> options, int edition = 1) {
    const auto id =
        std::string(name_of(contest)) + (of.kind == UnitKind::nasional ? "" : "/" + of.code);
    return event(Ballot{id + "/" + std::to_string(edition), contest, of, std::move(options)});
}

/// Parties a, b, c with lists of so many names.
Event parties(const Unit& of, std::vector<std::uint16_t> names = {3, 3, 3}) {
    std::vector<Option> options;
    for (std::uint16_t i = 0; i < 3; ++i)
        options.push_back(option(OptionKind::party, static_cast<std::uint16_t>(i + 1),
                                 std::string(1, static_cast<char>('a' + i)), names[i]));
    return ballot(Contest::pdpr, of, std::move(options));
}

std::vector<Option> pairs(std::uint16_t count) {
    std::vector<Option> made;
    for (std::uint16_t i = 1; i <= count; ++i)
        made.push_back(option(OptionKind::pair, i, "p" + std::to_string(i)));
    return made;
}

Event table(Contest contest, const Unit& of,
            const std::vector<std::pair<std::string, Figure>>& votes, const Source& source = kpu,
            std::uint8_t round = 1) {
    Publication made;
    made.contest = contest;
    made.unit = of;
    made.round = round;
    for (const auto& [key, figure] : votes) made.options.push_back({key, figure, {}, {}});
    return event(made, source);
}

Votes party_votes(const Counts& totals, const std::vector<Counts>& lists) {
    PartyVotes made;
    made.partai = VoteRow(totals.begin(), totals.end());
    std::vector<Captured<VoteRow>> calon;
    for (const auto& list : lists) calon.emplace_back(VoteRow(list.begin(), list.end()));
    if (!calon.empty()) made.calon = std::move(calon);
    return Votes(std::variant<VoteRow, PartyVotes>(std::move(made)));
}

Event recap(const Unit& of, std::optional<Unit> part, const std::string& ballot,
            const Counts& totals) {
    DHasil made;
    made.contest = Contest::pdpr;
    made.unit = of;
    made.dapil = std::move(part);
    made.ballot = ballot;
    made.votes = party_votes(totals, {});
    return event(made, kpu);
}

Event form(Contest contest, std::uint16_t tps, const std::string& ballot, Votes votes,
           const std::string& desa = "5171011003") {
    CHasil made;
    made.contest = contest;
    made.unit = {UnitKind::tps, scheme, desa, tps};
    made.ballot = ballot;
    made.votes = std::move(votes);
    return event(made, web);
}

Result<Seats> compute(EventLog& log, Contest contest, VoteOrigin from,
                      std::optional<Unit> region = std::nullopt, std::uint8_t round = 1) {
    auto reader = log.reader();
    SeatsQuery query;
    query.size = reader.head().size;
    query.contest = contest;
    query.round = round;
    query.from = from;
    query.region = std::move(region);
    return audit::compute_seats(reader, query);
}

}  // namespace

TEST_SUITE_BEGIN("audit/seats");

TEST_CASE("counted forms give seats, and names on lists have them by their own votes") {
    EventLog log;
    log.put(event(pemilu(dpr)));
    log.put(region(dapil("5101"), 3));
    log.put(parties(dapil("5101")));
    log.put(form(Contest::pdpr, 1, "pdpr/5101/1",
                 party_votes({60, 30, 3}, {{1, 5, 2}, {9, 9, 0}, {0, 0, 0}})));
    log.put(form(Contest::pdpr, 2, "pdpr/5101/1",
                 party_votes({40, 20, 2}, {{9, 1, 2}, {0, 0, 0}, {0, 0, 0}})));
    const auto seats = compute(log, Contest::pdpr, VoteOrigin::forms).value();

    REQUIRE(seats.areas.size() == 1);
    const auto& area = seats.areas[0];
    CHECK(area.parties->seats == Counts{2, 1, 0});
    CHECK(area.lists[0]->chosen == Places{0, 1});  // 10, 6 and 4 votes
    CHECK(area.lists[1]->tied == Places{0, 1});    // level for the one seat
    CHECK(!area.lists[2]);
    CHECK(area.votes.tps_in == std::uint64_t{2});
    CHECK(!seats.of_office);
    CHECK(seats.source == web);

    // 4 % of 155 is 6.2, and c has 5.
    CHECK(seats.threshold->all == 155);
    CHECK(seats.threshold->needed == Count{7});
    CHECK(!seats.threshold->published);
    CHECK(!seats.parties[2].takes_part);
    CHECK(seats.parties[0].seats == 2);
}

TEST_CASE("a list that is too short passes its seat on") {
    EventLog log;
    log.put(event(pemilu(dpr)));
    log.put(region(dapil("5101"), 3));
    log.put(parties(dapil("5101"), {1, 3, 0}));
    log.put(table(Contest::pdpr, dapil("5101"), {{"a", 100}, {"b", 20}, {"c", 90}}));
    const auto seats = compute(log, Contest::pdpr, VoteOrigin::publication).value();
    CHECK(seats.areas[0].parties->seats == Counts{1, 2, 0});
    CHECK(seats.areas[0].lists_known);
    CHECK(!seats.areas[0].lists[0]);  // nothing is said of its candidates' votes
}

TEST_CASE("areas without votes, seats or some of the votes are named and not computed") {
    EventLog log;
    log.put(event(pemilu(dpr)));
    for (const auto* code : {"5101", "5201", "5301"}) log.put(region(dapil(code), 3));
    for (const auto* code : {"5101", "5201", "5301", "5401"}) log.put(parties(dapil(code)));
    log.put(table(Contest::pdpr, dapil("5101"), {{"a", 60}, {"b", 30}, {"c", 10}}));
    log.put(table(Contest::pdpr, dapil("5201"), {{"a", 60}, {"b", null}, {"c", 10}}));
    log.put(table(Contest::pdpr, dapil("5401"), {{"a", 60}, {"b", 30}, {"c", 10}}));
    const auto seats = compute(log, Contest::pdpr, VoteOrigin::publication).value();
    CHECK(seats.areas.size() == 1);
    REQUIRE(seats.missing.size() == 3);
    CHECK(seats.missing[0].gap == SeatGap::some_votes);  // 5201
    CHECK(seats.missing[1].gap == SeatGap::no_votes);    // 5301
    CHECK(seats.missing[2].gap == SeatGap::no_seats);    // 5401
    CHECK(seats.of_office);

    const auto one = compute(log, Contest::pdpr, VoteOrigin::publication, dapil("5301")).value();
    CHECK(one.areas.empty());
    CHECK(one.missing.size() == 1);
    CHECK(one.threshold == seats.threshold);  // of the whole contest all the same
}

TEST_CASE("the threshold is of the nation's published total, and what replaces it counts") {
    EventLog log;
    log.put(event(pemilu(dpr)));
    log.put(region(dapil("5101"), 3));
    log.put(parties(dapil("5101")));
    log.put(table(Contest::pdpr, dapil("5101"), {{"a", 60}, {"b", 30}, {"c", 50}}));
    const auto first =
        log.put(table(Contest::pdpr, nation(scheme), {{"a", 900}, {"b", 60}, {"c", 40}}));
    CHECK(compute(log, Contest::pdpr, VoteOrigin::publication).value().areas[0].parties->seats ==
          Counts{1, 1, 1});
    log.put(table(Contest::pdpr, nation(scheme), {{"a", 901}, {"b", 60}, {"c", 39}}), first);
    const auto seats = compute(log, Contest::pdpr, VoteOrigin::publication).value();
    CHECK(seats.threshold->published);
    CHECK(seats.areas[0].parties->seats == Counts{2, 1, 0});
}

TEST_CASE("of recapitulations the contest's last level counts, or the dapil's own form") {
    EventLog log;
    log.put(event(pemilu(dpr)));
    log.put(region(dapil("5101"), 3));
    log.put(parties(dapil("5101")));
    const std::string id = "pdpr/5101/1";
    log.put(recap(province("51"), dapil("5101"), id, {10, 20, 30}));
    CHECK(compute(log, Contest::pdpr, VoteOrigin::d_hasil).error().code == ErrorCode::not_found);

    log.put(recap(dapil("5101"), std::nullopt, id, {40, 50, 60}));
    auto seats = compute(log, Contest::pdpr, VoteOrigin::d_hasil).value();
    CHECK(seats.areas[0].votes.options[0].votes == Count{40});
    CHECK(!seats.of_office);

    log.put(recap(nation(scheme), dapil("5101"), id, {41, 51, 61}));
    seats = compute(log, Contest::pdpr, VoteOrigin::d_hasil).value();
    CHECK(seats.areas[0].votes.options[0].votes == Count{41});
    CHECK(seats.of_office);
}

TEST_CASE("forms of two ballots are never added up") {
    EventLog log;
    ContestRules rules{Contest::pdpd, UnitKind::provinsi, levels_to(UnitKind::provinsi),
                       OptionKind::person};
    rules.seats = 1;
    log.put(event(pemilu(rules)));
    const auto person = [](std::uint16_t number) {
        return option(OptionKind::person, number, "d" + std::to_string(number));
    };
    log.put(ballot(Contest::pdpd, province("51"), {person(1), person(2)}));
    log.put(ballot(Contest::pdpd, province("51"), {person(1), person(2), person(3)}, 2));
    log.put(form(Contest::pdpd, 1, "pdpd/51/1", plain_votes({5, 6})));
    CHECK(compute(log, Contest::pdpd, VoteOrigin::forms).value().areas[0].persons->chosen ==
          Places{1});
    log.put(form(Contest::pdpd, 2, "pdpd/51/2", plain_votes({5, 6, 7})));
    const auto seats = compute(log, Contest::pdpd, VoteOrigin::forms).value();
    CHECK(seats.areas.empty());
    CHECK(seats.missing[0].gap == SeatGap::several_ballots);
}

TEST_CASE("the first four of a province are elected, and a tie for the fourth is reported") {
    EventLog log;
    ContestRules rules{Contest::pdpd, UnitKind::provinsi, levels_to(UnitKind::provinsi),
                       OptionKind::person};
    rules.seats = 4;
    log.put(event(pemilu(rules)));
    log.put(
        table(Contest::pdpd, province("51"), {{"a", 9}, {"b", 8}, {"c", 7}, {"d", 5}, {"e", 5}}));
    log.put(
        table(Contest::pdpd, province("52"), {{"a", 1}, {"b", 2}, {"c", 3}, {"d", 4}, {"e", 5}}));
    const auto seats = compute(log, Contest::pdpd, VoteOrigin::publication).value();
    CHECK(seats.areas[0].persons->chosen == Places{0, 1, 2});
    CHECK(seats.areas[0].persons->tied == Places{3, 4});
    CHECK(seats.areas[1].persons->chosen == Places{4, 3, 2, 1});
}

TEST_CASE("a head of region has the most votes, or a majority where the rules ask for one") {
    for (const bool majority : {false, true}) {
        EventLog log;
        auto rules = bupati;
        if (majority) rules.majority = Fraction{1, 2};
        log.put(event(pemilu(rules)));
        const auto kota = unit(UnitKind::kabkota, "5171");
        log.put(ballot(Contest::pkwkk, kota, pairs(3)));
        log.put(form(Contest::pkwkk, 1, "pkwkk/5171/1", plain_votes({30, 45, 25})));
        const auto seats = compute(log, Contest::pkwkk, VoteOrigin::forms).value();
        const auto& head = *seats.areas.at(0).head;
        CHECK(head.outcome == (majority ? Outcome::second_round : Outcome::elected));
        CHECK(head.who.chosen == (majority ? Places{1, 0} : Places{1}));
    }
}

TEST_CASE("a lone candidate must exceed half of the votes against the kolom kosong") {
    for (const Count own : {Count{50}, Count{51}}) {
        EventLog log;
        log.put(event(pemilu(bupati)));
        log.put(
            ballot(Contest::pkwkk, unit(UnitKind::kabkota, "5171"),
                   {option(OptionKind::pair, 1, "p1"), option(OptionKind::kosong, 1, "kosong")}));
        log.put(form(Contest::pkwkk, 1, "pkwkk/5171/1", plain_votes({own, 50})));
        const auto seats = compute(log, Contest::pkwkk, VoteOrigin::forms).value();
        CHECK(seats.areas[0].head->outcome == (own > 50 ? Outcome::elected : Outcome::nobody));
    }
}

TEST_CASE("a province without votes is named, and is one of the provinces all the same") {
    EventLog log;
    log.put(event(pemilu(ppwp)));
    for (const auto* code : {"11", "12", "13", "14", "99"}) log.put(region(province(code)));
    log.put(ballot(Contest::ppwp, nation(scheme), pairs(2)));
    log.put(table(Contest::ppwp, province("11"), {{"p1", 90}, {"p2", 10}}));
    log.put(table(Contest::ppwp, province("12"), {{"p2", 10}, {"p1", 90}}));  // any order
    log.put(table(Contest::ppwp, province("99"), {{"p1", 5}, {"p2", 5}}));
    auto seats = compute(log, Contest::ppwp, VoteOrigin::publication).value();
    CHECK(seats.missing.size() == 2);
    CHECK(seats.president->rule.provinces == 4);
    CHECK(seats.president->rule.pairs[0].all == Share{185, 210});
    CHECK(seats.president->rule.pairs[0].provinces == 2);  // not more than half
    CHECK(seats.president->rule.decision.outcome == Outcome::second_round);

    log.put(table(Contest::ppwp, province("13"), {{"p1", 20}, {"p2", 80}}));
    seats = compute(log, Contest::ppwp, VoteOrigin::publication).value();
    CHECK(seats.president->rule.decision.outcome == Outcome::elected);
    CHECK(seats.president->abroad.size() == 1);
}

TEST_CASE("in a second round the most votes decide") {
    EventLog log;
    log.put(event(pemilu(ppwp)));
    for (const auto* code : {"11", "12", "13"}) log.put(region(province(code)));
    log.put(table(Contest::ppwp, province("11"), {{"p1", 60}, {"p2", 40}}, kpu, 2));
    const auto seats =
        compute(log, Contest::ppwp, VoteOrigin::publication, std::nullopt, 2).value();
    CHECK(seats.president->by_plurality);
    CHECK(seats.president->rule.decision.outcome == Outcome::elected);
}

TEST_CASE("what was not chosen among several, or makes no sense, is refused") {
    EventLog log;
    log.put(event(pemilu(ppwp)));
    log.put(table(Contest::ppwp, province("11"), {{"p1", 60}, {"p2", 40}}, kpu));
    log.put(table(Contest::ppwp, province("11"), {{"p1", 61}, {"p2", 40}}, web));
    CHECK(compute(log, Contest::ppwp, VoteOrigin::publication).error().where == "source");
    CHECK(compute(log, Contest::pdpr, VoteOrigin::publication).error().where == "contest");
    CHECK(compute(log, Contest::ppwp, VoteOrigin::forms, province("11")).error().where == "region");
}

TEST_SUITE_END();
