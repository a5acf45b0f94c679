// Comparisons against the obvious computation: two maps of TPS to three numbers,
// held against each other in a loop.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/compare.hpp"

#include <doctest/doctest.h>

#include <array>
#include <map>
#include <random>
#include <sstream>

#include "small_election.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::FormComparison;

namespace {

/// paslon_1, paslon_2, suara_sah; none: empty.
using Numbers = std::array<std::optional<Count>, 3>;
using Forms = std::map<Unit, Numbers>;

Figure figure(const std::optional<Count>& count) { return count ? Figure(*count) : Figure(null); }

Event event_of(const Unit& tps, const Numbers& numbers, const std::string& ballot = "ppwp/1") {
    auto made = form(tps, plain_votes({figure(numbers[0]), figure(numbers[1])}), ballot);
    std::get<CHasil>(made.body).sections[Field::suara_sah] = figure(numbers[2]);
    return made;
}

/// The columns of --format sirekap-csv that are not empty here.
std::string table_of(const Forms& forms) {
    std::string text = "tps_code,suara_sah,paslon_2,paslon_1";
    for (const auto& field : all_fields()) {
        if (field.section == "surat_suara" || field.section == "disabilitas") continue;
        if (field.field != Field::suara_sah) text += "," + std::string(field.name);
    }
    text += ",n_images,ts\n";
    const auto commas = std::string(19, ',');
    for (const auto& each : forms) {
        const auto& tps = each.first;
        const auto& numbers = each.second;
        const auto cell = [&](std::size_t i) {
            return numbers[i] ? std::to_string(*numbers[i]) : std::string();
        };
        text += display_code(tps) + "," + cell(2) + "," + cell(1) + "," + cell(0) + commas + "\n";
    }
    return text;
}

struct Expected {
    std::uint64_t same = 0;
    std::vector<Unit> different, not_comparable, only_log, only_copy;
    std::map<Unit, std::map<std::string, std::pair<Count, Count>>> figures;
};

Expected obvious(const Forms& log, const Forms& copy) {
    constexpr std::array names = {"paslon_1", "paslon_2", "suara_sah"};
    Expected made;
    for (const auto& [tps, ours] : log) {
        if (!copy.contains(tps)) {
            made.only_log.push_back(tps);
            continue;
        }
        const auto& theirs = copy.at(tps);
        int both = 0;
        int unequal = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            if (!ours[i] || !theirs[i]) continue;
            ++both;
            if (*ours[i] == *theirs[i]) continue;
            ++unequal;
            made.figures[tps][names[i]] = {*ours[i], *theirs[i]};
        }
        if (both == 0) made.not_comparable.push_back(tps);
        if (both > 0 && unequal == 0) ++made.same;
        if (unequal > 0) made.different.push_back(tps);
    }
    for (const auto& [tps, theirs] : copy) {
        if (!log.contains(tps)) made.only_copy.push_back(tps);
    }
    return made;
}

void check(const FormComparison& found, const Expected& expected) {
    CHECK(found.same == expected.same);
    CHECK(found.not_comparable == expected.not_comparable);
    CHECK(found.only_log == expected.only_log);
    CHECK(found.only_copy == expected.only_copy);
    REQUIRE(found.different.size() == expected.different.size());
    for (std::size_t i = 0; i < expected.different.size(); ++i) {
        const auto& form = found.different[i];
        REQUIRE(form.tps == expected.different[i]);
        std::map<std::string, std::pair<Count, Count>> figures;
        for (const auto& each : form.figures) figures[each.label] = {each.log, each.copy};
        CHECK(figures == expected.figures.at(form.tps));
    }
}

Forms random_forms(std::mt19937& random) {
    Forms forms;
    for (const auto* desa : {"5171011003", "5171011004"}) {
        for (std::uint16_t number = 1; number <= 12; ++number) {
            if (random() % 4 == 0) continue;
            auto& numbers = forms[tps(desa, number)];
            for (auto& each : numbers) {
                if (random() % 4 != 0) each = random() % 3;
            }
        }
    }
    return forms;
}

/// Some forms get a first version that must not count.
void put_forms(EventLog& log, const Forms& forms, std::mt19937& random,
               const std::string& ballot = "ppwp/1") {
    for (const auto& [tps, numbers] : forms) {
        if (random() % 3 == 0) {
            const auto first = log.put(event_of(tps, {99, 99, 99}, ballot));
            log.put(event_of(tps, numbers, ballot), first);
        } else {
            log.put(event_of(tps, numbers, ballot));
        }
    }
}

audit::CompareQuery all_of(const log::Reader& reader) {
    audit::CompareQuery query;
    query.size = reader.head().size;
    return query;
}

}  // namespace

TEST_SUITE_BEGIN("audit/compare");

TEST_CASE("copies and another log differ where a loop over two maps says so") {
    std::mt19937 random(2024);
    for (int round = 0; round < 20; ++round) {
        const auto ours = random_forms(random);
        const auto theirs = random_forms(random);
        const auto expected = obvious(ours, theirs);
        EventLog log;
        put_places(log);
        put_forms(log, ours, random);
        auto reader = log.reader();

        std::istringstream text(table_of(theirs));
        const audit::TableInput table{text, "copies.csv"};
        const auto copies = audit::compare_with_copies(reader, all_of(reader), table);
        REQUIRE_MESSAGE(copies.has_value(), (copies ? "" : to_text(copies.error())));
        check(*copies, expected);

        EventLog second;
        put_places(second);
        second.put(pairs_ballot("ppwp/2", {"ppwp/b", "ppwp/a"}));  // the other way round
        Forms turned;
        for (const auto& [tps, numbers] : theirs)
            turned[tps] = {numbers[1], numbers[0], numbers[2]};
        put_forms(second, turned, random, "ppwp/2");
        auto other = second.reader();
        const auto logs = audit::compare_with_log(reader, all_of(reader), other, all_of(other));
        REQUIRE(logs.has_value());
        check(*logs, expected);
    }
}

TEST_CASE("the side whose options add up to suara_sah is told") {
    EventLog log;
    put_places(log);
    const auto leaf = log.put(event_of(tps("5171011003", 1), {56, 100, 166}));
    auto reader = log.reader();
    std::istringstream text(table_of({{tps("5171011003", 1), {56, 110, 166}}}));
    const auto found =
        audit::compare_with_copies(reader, all_of(reader), {text, "copies.csv"}).value();
    REQUIRE(found.different.size() == 1);
    const auto& form = found.different.front();
    CHECK(form.log_sum == audit::OptionSum{156, 166, Answer::does_not_hold});
    CHECK(form.copy_sum == audit::OptionSum{166, 166, Answer::holds});
    CHECK(form.log.leaf == leaf);
    CHECK(form.line == 2);
}

TEST_CASE("logs of two elections are not compared") {
    EventLog log;
    put_places(log);
    auto reader = log.reader();
    EventLog second;
    auto opening = pemilu(Contest::ppwp, OptionKind::pair);
    opening.header.election = "pemilu-2029";
    second.put(opening);
    auto other = second.reader();
    const auto found = audit::compare_with_log(reader, all_of(reader), other, all_of(other));
    REQUIRE(!found.has_value());
    CHECK(found.error().code == ErrorCode::usage);
}

TEST_CASE("a published total is held against the sum, and not where two ballots were voted on") {
    EventLog log;
    put_places(log);
    log.put(pairs_ballot("ppwp/2", {"ppwp/a", "ppwp/c"}));
    log.put(event_of(tps("5171011003", 1), {10, 20, 30}));
    log.put(event_of(tps("5171011003", 2), {1, 2, 3}));
    log.put(event_of(tps("5171011004", 1), {5, 5, 10}));
    log.put(event_of(tps("5171011004", 2), {5, 5, 10}, "ppwp/2"));
    auto reader = log.reader();
    audit::TotalsQuery query;
    query.size = reader.head().size;
    query.level = UnitKind::desa;
    record::VotesImportOptions shape;
    std::istringstream text(
        "unit,key:ppwp/a,key:ppwp/b,suara_sah\n"
        "5171011003,11,23,\n5171011004,10,5,20\n");
    const auto found = audit::compare_with_totals(reader, query, {text, "t.csv"}, shape).value();
    REQUIRE(found.units.size() == 1);
    CHECK(found.units[0].compared == 2);  // paslon_2 is two columns here, so they go by key
    CHECK(found.units[0].figures ==
          std::vector<audit::FigureDifference>{{"ppwp/b", "Nama ppwp/b", true, 22, 23}});
    CHECK(found.different() == 1);
    CHECK(found.several_ballots == std::vector<Unit>{unit("5171011004")});
}

/// Two TPS of dapil 5101 and one of 5201, and what each dapil covers.
struct Legislative : EventLog {
    Legislative() {
        put_dapil_ballots(*this);
        for (const auto& [code, kabkota] : {std::pair{"5101", "5171"}, {"5201", "5271"}}) {
            Region dapil{{UnitKind::dapil, scheme, code, 0}, code, nation(scheme), {}};
            dapil.covers = {unit(kabkota)};
            put({header(), {}, dapil});
        }
        put(legislative(tps("5171011003", 1), "5101", 60, 10, 20, 30));
        put(legislative(tps("5171011003", 2), "5101", 6, 1, 2, 3));
        put(legislative(tps("5271011003", 1), "5201", 9, 2, 3, 4));
    }
    audit::TotalsQuery query(UnitKind level, std::optional<std::string> dapil = std::nullopt) {
        audit::TotalsQuery made;
        made.contest = Contest::pdpr;
        made.size = entries.size();
        made.level = level;
        if (dapil) made.region = Unit{UnitKind::dapil, scheme, *dapil, 0};
        return made;
    }
};

TEST_CASE("copies of legislative forms are a table by TPS, and a dapil is compared alone") {
    Legislative log;
    auto reader = log.reader();
    const record::VotesImportOptions shape;
    const std::string header_line = "unit,key:partai/lima,key:calon/5101/1,key:calon/5101/2\n";
    const auto held = [&](const std::string& rows, const audit::TotalsQuery& query) {
        std::istringstream text(header_line + rows);
        return audit::compare_with_totals(reader, query, {text, "salinan.csv"}, shape);
    };
    const std::string rows = "5171011003001,60,20,30\n5171011003002,6,3,2\n";

    const auto copies = held(rows, log.query(UnitKind::tps, "5101")).value();
    REQUIRE(copies.units.size() == 2);
    CHECK(copies.units[0].compared == 3);
    CHECK(copies.units[0].figures.empty());
    CHECK(copies.units[1].figures ==
          std::vector<audit::FigureDifference>{{"partai_5_calon_1", "Satu", true, 2, 3},
                                               {"partai_5_calon_2", "Dua", true, 3, 2}});
    CHECK(copies.only_log.empty());

    const auto elsewhere =
        held(rows + "5271011003001,9,,\n", log.query(UnitKind::tps, "5101")).value();
    CHECK(elsewhere.elsewhere == 1);
    CHECK(elsewhere.only_copy.empty());
    const auto dapil = held("5101,66,22,33\n", log.query(UnitKind::dapil, "5101")).value();
    REQUIRE(dapil.units.size() == 1);
    CHECK(dapil.units[0].compared == 3);
    CHECK(dapil.units[0].figures.empty());
}

TEST_CASE("of another log, too, only the forms of a dapil are compared") {
    Legislative log, other;
    other.put(legislative(tps("5171011003", 3), "5101", 1, 1, 0, 0));
    other.put(legislative(tps("5271011003", 2), "5201", 1, 1, 0, 0));
    auto reader = log.reader();
    auto others = other.reader();
    audit::CompareQuery query;
    query.contest = Contest::pdpr;
    query.size = reader.head().size;
    query.region = Unit{UnitKind::dapil, scheme, "5101", 0};
    const auto found =
        audit::compare_with_log(reader, query, others, other.query(UnitKind::tps)).value();
    CHECK(found.same == 2);
    CHECK(found.different.empty());
    CHECK(found.only_copy == std::vector<Unit>{tps("5171011003", 3)});
    CHECK(found.elsewhere == 2);
}

TEST_SUITE_END();
