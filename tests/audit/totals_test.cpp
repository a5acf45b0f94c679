// Totals against the obvious computation: a list of forms, of which a map keeps
// the last that counts, added up in a loop.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/totals.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>

#include "saksi/audit/form_history.hpp"
#include "small_election.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::Row;
using audit::Totals;
using audit::TotalsQuery;

namespace {

TotalsQuery query_for(const log::Reader& reader, UnitKind level) {
    TotalsQuery query;
    query.size = reader.head().size;
    query.level = level;
    return query;
}

const Row& row(const Totals& totals, std::string_view code) {
    for (const auto& one : totals.rows) {
        if (one.unit.code == code) return one;
    }
    FAIL("no such row: ", code);
    return totals.rows.front();
}

std::vector<Count> sums(const Row& row) {
    std::vector<Count> list;
    for (const auto& sum : row.options) list.push_back(sum.sum);
    return list;
}

}  // namespace

TEST_SUITE_BEGIN("audit/totals");

TEST_CASE("absent, empty and zero stay apart") {
    EventLog log;
    put_places(log);
    log.put(form(tps("5171011003", 1), votes({10, 0})));
    log.put(form(tps("5171011003", 2), null));
    auto half = form(tps("5171011004", 1), plain_votes({Figure(Count{5}), Figure(null)}));
    std::get<CHasil>(half.body).sections[Field::suara_sah] = Figure(Count{7});
    log.put(half);
    auto reader = log.reader();

    const auto totals = audit::total_forms(reader, query_for(reader, UnitKind::desa)).value();
    REQUIRE(totals.rows.size() == 2);
    const auto& sesetan = row(totals, "5171011003");
    CHECK(sesetan.name == "SESETAN");
    CHECK(sesetan.tps_total == 3);
    CHECK(sesetan.tps_in == 1);
    CHECK(sesetan.tps_absent == 2);
    CHECK(sesetan.forms == 2);
    CHECK(sesetan.options == std::vector<audit::Sum>{{10, 1}, {0, 1}});
    const auto& pedungan = row(totals, "5171011004");
    CHECK(pedungan.options == std::vector<audit::Sum>{{5, 1}, {0, 0}});
    CHECK(pedungan.fields[static_cast<std::size_t>(Field::suara_sah)] == audit::Sum{7, 1});
    CHECK(pedungan.fields[static_cast<std::size_t>(Field::dpt_j)] == audit::Sum{0, 0});

    REQUIRE(totals.whole.size() == 1);
    CHECK(totals.whole[0].options == std::vector<audit::Sum>{{15, 2}, {0, 1}});
    CHECK(totals.whole[0].tps_total == 5);
    CHECK(totals.whole[0].tps_absent == 3);
    CHECK(totals.options[0].label == "paslon_1");
    CHECK(totals.options[1].key == "ppwp/b");
}

TEST_CASE("every level has the same whole, and a region only its own") {
    EventLog log;
    put_places(log);
    log.put(region("52", "NUSA TENGGARA BARAT"));
    log.put(form(tps("5171011003", 1), votes({1, 2})));
    log.put(form(tps("5171011004", 2), votes({30, 40})));
    log.put(form(tps("5271011001", 1), votes({500, 600})));  // its desa is in no tree
    auto reader = log.reader();
    for (const auto level : {UnitKind::tps, UnitKind::desa, UnitKind::kecamatan, UnitKind::kabkota,
                             UnitKind::provinsi, UnitKind::nasional}) {
        const auto totals = audit::total_forms(reader, query_for(reader, level)).value();
        CHECK(sums(totals.whole.at(0)) == std::vector<Count>{531, 642});
        CHECK(totals.unknown_places == 1);
        CHECK(totals.unplaced == 0);
    }
    auto query = query_for(reader, UnitKind::kecamatan);
    query.region = unit("51");
    const auto bali = audit::total_forms(reader, query).value();
    CHECK(bali.rows.size() == 1);
    CHECK(sums(bali.whole.at(0)) == std::vector<Count>{31, 42});

    const auto provinces =
        audit::total_forms(reader, query_for(reader, UnitKind::provinsi)).value();
    CHECK(row(provinces, "52").tps_total == std::nullopt);
    CHECK(sums(row(provinces, "52")) == std::vector<Count>{500, 600});
}

TEST_CASE("only the current version counts, at every size of the log") {
    EventLog log;
    put_places(log);
    const auto base = log.entries.size();
    const auto of = tps("5171011003", 1);
    const auto first = log.put(form(of, votes({10, 20})));
    const auto second = log.put(form(of, votes({11, 20})), first);
    log.put(form(of, votes({99, 99})), first);  // replaces what is current no more
    log.put(form(of, votes({98, 98})));         // replaces nothing
    log.put(form(of, null), second, Cause::penarikan);
    auto reader = log.reader();
    const std::vector<std::vector<Count>> expected{{10, 20}, {11, 20}, {11, 20}, {11, 20}, {0, 0}};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        auto query = query_for(reader, UnitKind::nasional);
        query.size = base + i + 1;
        const auto totals = audit::total_forms(reader, query).value();
        CHECK(totals.size == base + i + 1);
        CHECK(sums(totals.whole.at(0)) == expected[i]);
        CHECK(totals.whole[0].tps_in == (i == 4 ? 0 : 1));
        CHECK(totals.strays == (i < 2 ? 0 : i == 2 ? 1 : 2));
    }
}

TEST_CASE("many random corrections give what the naive sum gives, small or large") {
    struct Known {
        Hash leaf;
        Count a, b;
    };
    for (const Count most : {300ULL, 1ULL << 31, 1ULL << 40}) {
        EventLog log;
        put_places(log);
        std::mt19937_64 random(7);
        std::map<std::uint16_t, Known> current;
        for (int i = 0; i < 500; ++i) {
            const auto number = static_cast<std::uint16_t>(1 + random() % 40);
            const Known next{{}, random() % most, random() % 300};
            const auto event = form(tps("5171011003", number), votes({next.a, next.b}));
            const auto at = current.find(number);
            if (at == current.end()) {
                current[number] = {log.put(event), next.a, next.b};
            } else if (random() % 4 != 0) {
                at->second = {log.put(event, at->second.leaf), next.a, next.b};
            } else {
                log.put(event, Hash{});  // a stray
            }
        }
        Count a = 0;
        Count b = 0;
        for (const auto& [number, known] : current) {
            a += known.a;
            b += known.b;
        }
        auto reader = log.reader();
        const auto totals =
            audit::total_forms(reader, query_for(reader, UnitKind::nasional)).value();
        CHECK(sums(totals.whole.at(0)) == std::vector<Count>{a, b});
        CHECK(totals.whole[0].tps_in == current.size());
        CHECK(totals.whole[0].tps_listed == 3);
        CHECK(totals.whole[0].tps_absent == 2);
    }
}

TEST_CASE("a PSU with other candidates is a row of its own") {
    EventLog log;
    put_places(log);
    log.put(pairs_ballot("ppwp/2", {"ppwp/b", "ppwp/c"}));
    const auto first = log.put(form(tps("5171011003", 1), votes({10, 20})));
    log.put(form(tps("5171011003", 2), votes({1, 2})));
    log.put(form(tps("5171011003", 1), votes({3, 4}), "ppwp/2"), first, Cause::psu);
    auto reader = log.reader();
    const auto totals = audit::total_forms(reader, query_for(reader, UnitKind::desa)).value();
    REQUIRE(totals.rows.size() == 3);  // two editions in Sesetan, none in Pedungan
    CHECK(totals.rows[0].edition == "1");
    CHECK(sums(totals.rows[0]) == std::vector<Count>{1, 2, 0});
    CHECK(totals.rows[1].edition == "2");
    CHECK(sums(totals.rows[1]) == std::vector<Count>{0, 3, 4});
    CHECK(totals.rows[0].tps_absent == 1);
    CHECK(totals.rows[1].tps_absent == 1);
    CHECK(totals.whole.size() == 2);
    CHECK(totals.options[0].label == "ppwp/a");  // paslon_1 is somebody else on the other ballot
    CHECK(totals.options[1].label == "ppwp/b");  // number 2 on one ballot, 1 on the other
}

TEST_CASE("party ballots: totals and logos above a dapil, candidates inside one") {
    EventLog log;
    put_dapil_ballots(log);
    log.put(legislative(tps("5171011003", 1), "5101", 60, 10, 20, 30));
    log.put(legislative(tps("5271011003", 1), "5201", 6, 1, 2, 3));
    auto reader = log.reader();
    auto query = query_for(reader, UnitKind::nasional);
    query.contest = Contest::pdpr;
    const auto nation_wide = audit::total_forms(reader, query).value();
    REQUIRE(nation_wide.options.size() == 2);
    CHECK(nation_wide.options[0].label == "partai_5");
    CHECK(nation_wide.options[1].label == "partai_5_logo");
    CHECK(sums(nation_wide.whole.at(0)) == std::vector<Count>{66, 11});

    query.level = UnitKind::dapil;
    query.region = Unit{UnitKind::dapil, scheme, "5101", 0};
    const auto one = audit::total_forms(reader, query).value();
    REQUIRE(one.options.size() == 4);
    CHECK(one.options[3].label == "partai_5_calon_2");
    CHECK(sums(row(one, "5101")) == std::vector<Count>{60, 10, 20, 30});
}

TEST_CASE("without a form every ballot of the contest still has its columns") {
    EventLog log;
    log.put(pemilu(Contest::pdpd, OptionKind::person));
    for (const auto* province : {"51", "52"}) {
        Ballot ballot{std::string("pdpd/") + province + "/1", Contest::pdpd, unit(province), {}};
        ballot.options = {option(OptionKind::person, 1, std::string("pdpd/") + province + "/a")};
        log.put({header(), {}, ballot});
    }
    auto reader = log.reader();
    TotalsQuery query;
    query.contest = Contest::pdpd;
    query.size = reader.head().size;
    const auto totals = audit::total_forms(reader, query);
    REQUIRE(totals.has_value());
    REQUIRE(totals->options.size() == 2);
    CHECK(totals->options[0].key == "pdpd/51/a");
    CHECK(totals->options[1].key == "pdpd/52/a");
}

TEST_CASE("who must choose is told between what") {
    EventLog log;
    put_places(log);
    log.put(form(tps("5171011003", 1), votes({1, 2})));
    log.put(form(tps("5171011003", 1), votes({3, 4}), "ppwp/1", {SourceKind::saksi, "partai-x"}));
    auto reader = log.reader();
    auto query = query_for(reader, UnitKind::nasional);
    const auto both = audit::total_forms(reader, query);
    REQUIRE_FALSE(both.has_value());
    CHECK(both.error().code == ErrorCode::usage);
    CHECK(both.error().detail == "sirekap:web, saksi:partai-x");
    query.source = Source{SourceKind::saksi, "partai-x"};
    CHECK(sums(audit::total_forms(reader, query).value().whole.at(0)) == std::vector<Count>{3, 4});
    query.contest = Contest::pdpr;
    CHECK(audit::total_forms(reader, query).error().code == ErrorCode::not_found);
    query.election = "pemilu-2029";
    CHECK(audit::total_forms(reader, query).error().code == ErrorCode::not_found);
}

TEST_CASE("a total that cannot be written down is an error, not a number") {
    EventLog log;
    put_places(log);
    log.put(form(tps("5171011003", 1), votes({max_count, 0})));
    log.put(form(tps("5171011004", 1), votes({1, 0})));
    auto reader = log.reader();
    CHECK(audit::total_forms(reader, query_for(reader, UnitKind::desa)).error().code ==
          ErrorCode::too_large);
}

TEST_CASE("votes that fit no ballot of the log so far are counted apart") {
    EventLog log;
    put_places(log);
    const auto early = log.put(form(tps("5171011003", 1), votes({1, 2}), "ppwp/9"));
    log.put(form(tps("5171011003", 2), votes({1, 2, 3})));
    log.put(pairs_ballot("ppwp/9", {"ppwp/a", "ppwp/b"}));
    auto reader = log.reader();
    CHECK(audit::total_forms(reader, query_for(reader, UnitKind::desa))->unusable_votes == 2);

    EventLog later = {};
    put_places(later);
    const auto bad = later.put(form(tps("5171011003", 1), votes({1, 2}), "ppwp/9"));
    CHECK(bad == early);
    later.put(pairs_ballot("ppwp/9", {"ppwp/a", "ppwp/b"}));
    later.put(form(tps("5171011003", 1), votes({7, 8}), "ppwp/9"), bad);
    auto mended = later.reader();
    const auto totals = audit::total_forms(mended, query_for(mended, UnitKind::desa)).value();
    CHECK(totals.unusable_votes == 0);
    CHECK(totals.whole.size() == 1);
    CHECK(totals.whole[0].edition == "9");
}

TEST_CASE("an id names the first ballot that has it, whatever its contest") {
    EventLog log;
    put_places(log);
    auto other = pairs_ballot("ppwp/9", {"pdpd/a", "pdpd/b"});
    std::get<Ballot>(other.body).contest = Contest::pdpd;
    log.put(other);
    log.put(pairs_ballot("ppwp/9", {"ppwp/a", "ppwp/b"}));
    log.put(form(tps("5171011004", 1), votes({1, 2}), "ppwp/9"));
    log.put(form(tps("5171011003", 2), votes({3, 4})));
    auto reader = log.reader();
    const auto totals = audit::total_forms(reader, query_for(reader, UnitKind::desa)).value();
    CHECK(totals.unusable_votes == 1);
    CHECK(sums(row(totals, "5171011003")) == std::vector<Count>{3, 4});
}

TEST_CASE("the size at a time is that before the first later observation") {
    EventLog log;
    put_places(log);
    const auto base = log.entries.size();
    for (std::uint16_t day = 1; day <= 3; ++day) {
        auto seen = form(tps("5171011003", day), votes({1, 2}));
        seen.header.observed = timestamp_utc(1'700'000'000 + day * 86'400);
        log.put(seen);
    }
    auto reader = log.reader();
    CHECK(audit::size_at_time(reader, 1'700'000'000).value() == base);
    CHECK(audit::size_at_time(reader, 1'700'000'000 + 2 * 86'400).value() == base + 2);
    CHECK(audit::size_at_time(reader, 2'000'000'000).value() == base + 3);
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("audit/form_history");

TEST_CASE("a TPS's sheet has every version, and its place in the rekap") {
    EventLog log;
    put_places(log);
    const auto of = tps("5171011003", 2);
    auto wrong = form(of, votes({10, 20}));
    std::get<CHasil>(wrong.body).sections[Field::suara_sah] = Figure(Count{31});
    const auto first = log.put(wrong);
    log.put(form(tps("5171011004", 1), votes({1, 2})));
    log.put(form(of, votes({5, 5})));
    log.put(form(of, votes({11, 20})), first);
    auto reader = log.reader();
    audit::FormSelection selection;
    selection.size = reader.head().size;
    for (const std::string name : {"5171011003002", "Sesetan/2", "denpasar selatan/SESETAN/002"}) {
        CAPTURE(name);
        const auto sheet = audit::read_tps_sheet(reader, selection, {name}).value();
        CHECK(sheet.tps == of);
        CHECK(sheet.listed);
        REQUIRE(sheet.versions.size() == 3);
        CHECK_FALSE(sheet.versions[0].current);
        CHECK(sheet.versions[1].step == record::StepKind::stray);
        CHECK(sheet.versions[2].current);
        CHECK(sheet.current() == &sheet.versions[2]);
        CHECK(sheet.option_names == std::vector<std::string>{"Nama ppwp/a", "Nama ppwp/b"});
        REQUIRE(sheet.rekap.size() == 3);
        CHECK(sheet.rekap[0].tps_in == 1);
        CHECK(sheet.rekap[0].tps_total == 3);
        CHECK(sheet.rekap[2].name == "BALI");
        CHECK(sheet.rekap[2].tps_in == 2);
        CHECK(sheet.rekap[2].tps_total == 5);
    }
    selection.size -= 3;
    const auto before = audit::read_tps_sheet(reader, selection, {"Sesetan/2"}).value();
    CHECK(before.versions.size() == 1);
    CHECK(before.checks.at(0).answer == Answer::does_not_hold);  // D01: 30, written 31
    CHECK(audit::read_tps_sheet(reader, selection, {"Renon/1"}).error().code ==
          ErrorCode::not_found);
    CHECK(audit::read_tps_sheet(reader, selection, {"Sesetan"}).error().code ==
          ErrorCode::not_found);
}

TEST_CASE("an option whose number was drawn again goes by its key") {
    EventLog log;
    put_places(log);
    log.put(pairs_ballot("ppwp/2", {"ppwp/a", "ppwp/c", "ppwp/b"}));
    log.put(form(tps("5171011003", 1), votes({10, 20})));
    log.put(form(tps("5171011003", 2), votes({1, 2, 3}), "ppwp/2"));
    auto reader = log.reader();
    const auto totals = audit::total_forms(reader, query_for(reader, UnitKind::nasional)).value();
    std::vector<std::string> labels;
    for (const auto& option : totals.options) labels.push_back(option.label);
    CHECK(labels == std::vector<std::string>{"paslon_1", "ppwp/b", "ppwp/c"});
}

TEST_CASE("by the units of a newer scheme, forms are where their smallest whole unit went") {
    const std::string later = "kpu-2029";
    const auto later_unit = [&](std::string_view code) {
        return unit_from_code(code, later).value();
    };
    const auto later_region = [&](std::string_view code, std::vector<Mapping> mapping) {
        const auto of = later_unit(code);
        return Event{header(), {}, Region{of, "BARU", parent_by_code(of), std::move(mapping)}};
    };
    const auto all = [](std::string_view code) { return Mapping{unit(code), MappingKind::all}; };
    const auto part = [](std::string_view code) { return Mapping{unit(code), MappingKind::part}; };
    EventLog log;
    put_places(log);
    log.put(later_region("51", {part("51")}));
    log.put(later_region("52", {part("51")}));
    log.put(later_region("520101", {part("517101")}));
    log.put(later_region("5201011001", {all("5171011003")}));
    log.put(form(tps("5171011003", 1), votes({10, 20})));
    log.put(form(tps("5171011003", 2), votes({1, 2})));
    log.put(form(tps("5171011004", 1), votes({100, 200})));  // its desa went nobody knows where
    auto reader = log.reader();
    auto query = query_for(reader, UnitKind::provinsi);
    query.scheme = later;
    const auto totals = audit::total_forms(reader, query).value();
    REQUIRE(totals.rows.size() == 2);
    CHECK(totals.rows[0].unit == later_unit("51"));
    CHECK(totals.rows[0].forms == 0);
    CHECK(sums(row(totals, "52")) == std::vector<Count>{11, 22});
    CHECK(totals.unplaced == 1);
    REQUIRE(totals.splits.size() == 2);
    CHECK(totals.splits[1].unit == unit("51"));
    CHECK(totals.splits[1].into == std::vector<Unit>{later_unit("51"), later_unit("52")});

    // Two units that claim the same whole contradict each other: neither has it.
    log.put(later_region("5101011001", {all("5171011003")}));
    auto longer = log.reader();
    query.size = longer.head().size;
    CHECK(audit::total_forms(longer, query)->unplaced == 3);

    query.level = UnitKind::tps;
    CHECK(audit::total_forms(longer, query).error().code == ErrorCode::usage);
    query.level = UnitKind::provinsi;
    query.scheme.clear();
    CHECK(sums(audit::total_forms(longer, query)->whole.at(0)) == std::vector<Count>{111, 222});
}

TEST_SUITE_END();
