// Faults planted in a rehearsal. What follows from them is held against the
// identities of a form and against small claims here, and against whole checks in
// tests/cli/faults_test.py.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/planting.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "saksi/audit/check.hpp"
#include "saksi/election/identities.hpp"
#include "support/event_log.hpp"

using namespace saksi;
using namespace saksi::election;
using audit::Detector;
using audit::FaultOrder;
using audit::NotPlanted;
using audit::Planted;
using audit::PlantedFinding;

namespace {

RehearsalOptions small() {
    RehearsalOptions options;
    options.seed = 11;
    options.tps = 400;
    options.contests = {Contest::ppwp, Contest::pdpr};
    return options;
}

/// Everything that is told.
struct Told {
    std::vector<RehearsalUnit> units;
    std::vector<Event> honest, forms, after;
    std::vector<PlantedFinding> findings;
    Planted planted;
};

Told plant(std::string_view faults, const RehearsalOptions& options = small()) {
    Told told;
    audit::PlantingListener listener;
    listener.unit = [&](const RehearsalUnit& unit) { told.units.push_back(unit); };
    listener.honest = [&](const Event& form, const Ballot&) { told.honest.push_back(form); };
    listener.form = [&](const Event& form) { told.forms.push_back(form); };
    listener.after = [&](const Event& event) { told.after.push_back(event); };
    listener.finding = [&](const PlantedFinding& each) { told.findings.push_back(each); };
    const auto orders = audit::parse_faults(faults);
    REQUIRE(orders.has_value());
    auto planted = audit::plant_faults(options, *orders, listener);
    REQUIRE_MESSAGE(planted.has_value(), (planted ? "" : to_text(planted.error())));
    told.planted = std::move(*planted);
    return told;
}

const CHasil& form_of(const Event& event) { return std::get<CHasil>(event.body); }

std::string printed(const Told& told) {
    std::string text;
    for (const auto* events : {&told.forms, &told.after}) {
        for (const auto& event : *events) text += print_event(event).value_or("?") + "\n";
    }
    for (const auto& finding : told.findings) text += planted_csv_row(finding);
    return text;
}

std::vector<std::string> detectors_of(const Told& told) {
    std::vector<std::string> names;
    for (const auto& each : told.findings) names.emplace_back(name_of(each.detector));
    return names;
}

using Names = std::vector<std::string>;

Event by_office(Body body) {
    Event event;
    event.header.election = rehearsal_election;
    event.header.by = "gladi";
    event.body = std::move(body);
    return event;
}

void put_unit(test::EventLog& log, const RehearsalUnit& each) {
    log.put(by_office(Region{each.unit, each.name, parent_by_code(each.unit), {}}));
    TpsList list{each.unit, {}};
    const auto add = [&list](std::uint64_t first, std::uint64_t count) {
        for (std::uint64_t i = 0; i < count; ++i) {
            list.tps.emplace_back().number = static_cast<std::uint16_t>(first + i);
        }
    };
    add(1, each.regular);
    add(901, each.special);
    if (!list.tps.empty()) log.put(by_office(list));
}

using Key = std::tuple<Detector, std::optional<Contest>, std::optional<Unit>, Count>;

template <class T>
Key key_of(const T& finding) {
    return {finding.detector, finding.contest, finding.unit, finding.effect};
}

std::multiset<Key> findings_in(test::EventLog& log, std::optional<Source> source) {
    auto reader = log.reader();
    audit::CheckQuery query;
    query.size = reader.head().size;
    query.source = std::move(source);
    const auto report = audit::check_record(reader, query);
    REQUIRE(report.has_value());
    std::multiset<Key> keys;
    for (const auto& each : report->findings) keys.insert(key_of(each));
    return keys;
}

}  // namespace

TEST_SUITE_BEGIN("audit/planting");

TEST_CASE("an order names detectors, each with its number") {
    const auto read = [](std::string_view text) { return audit::parse_faults(text).value(); };
    CHECK(read("D01") == std::vector<FaultOrder>{{Detector::D01, 1}});
    CHECK(read("D01:5,D07b:2") == std::vector<FaultOrder>{{Detector::D01, 5}, {Detector::D07b, 2}});
    CHECK(read("D01:5,D01:2") == std::vector<FaultOrder>{{Detector::D01, 2}});

    // `all` is each way to plant a fault once: D22 looks at four things.
    const auto count_of = [&](std::string_view text, Detector detector) {
        for (const auto& order : read(text)) {
            if (order.detector == detector) return order.count;
        }
        return std::uint64_t{0};
    };
    CHECK(count_of("all", Detector::D01) == 1);
    CHECK(count_of("all", Detector::D22) == 4);
    CHECK(count_of("all:4", Detector::D22) == 16);
    CHECK(count_of("all,D22:1", Detector::D22) == 1);
}

TEST_CASE("what cannot be planted is refused") {
    for (const auto* text : {"", "D99", "d01", "D01:", "D01:x", "D01:-1", "D01:1000001", "D01,",
                             ",", "all:", "D26", "D01 ,D02"}) {
        CAPTURE(text);
        const auto orders = audit::parse_faults(text);
        REQUIRE(!orders.has_value());
        CHECK(orders.error().code == ErrorCode::usage);
    }
    auto options = small();
    options.contests = {Contest::pdpr};
    const auto planted = audit::plant_faults(options, {}, {});
    REQUIRE(!planted.has_value());
    CHECK(planted.error().where == "contests");
}

TEST_CASE("every detector can be planted but those of personal data and of rekap roots") {
    const auto all = audit::parse_faults("all");
    REQUIRE(all.has_value());
    std::set<Detector> ordered;
    for (const auto& order : *all) ordered.insert(order.detector);
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < audit::detector_count; ++i) {
        const auto detector = static_cast<Detector>(i);
        if (!ordered.contains(detector)) missing.emplace_back(name_of(detector));
    }
    CHECK(missing == Names{"D26", "R04"});
}

TEST_CASE("the same seed plants the same faults, and another others") {
    const auto once = printed(plant("all"));
    CHECK((once == printed(plant("all"))));
    auto other = small();
    other.seed = 12;
    CHECK((once != printed(plant("all", other))));
}

TEST_CASE("what is planted changes no other form, and the honest ones are the rehearsal's") {
    const auto clean = plant("all:0");
    CHECK(clean.findings.empty());
    CHECK((clean.forms == clean.honest));
    const auto faulty = plant("all");
    CHECK((faulty.honest == clean.honest));
    REQUIRE(faulty.forms.size() == clean.forms.size());
    std::size_t changed = 0;
    for (std::size_t i = 0; i < clean.forms.size(); ++i) {
        if (faulty.forms[i] != clean.forms[i]) ++changed;
    }
    CHECK(changed > 20);
    CHECK(changed < 40);
}

TEST_CASE("every event is one that a log takes") {
    const auto told = plant("all");
    for (const auto* events : {&told.forms, &told.after}) {
        for (const auto& event : *events) {
            const auto entry = print_event(event);
            REQUIRE_MESSAGE(entry.has_value(), (entry ? "" : to_text(entry.error())));
            CHECK((parse_event(*entry).value() == event));
        }
    }
}

TEST_CASE("a form breaks the identities that its findings name, and no other") {
    const auto told = plant("D01:4,D02:4,D03:4,D04:4,D05:4,D06:4,D08:4,D09:4,D10:4,D16a:4,D27:4");
    using Form = std::pair<std::string, Contest>;
    std::map<Form, std::set<std::string>> expected;
    for (const auto& each : told.findings) {
        if (!each.unit || each.unit->kind != UnitKind::tps || !each.contest) continue;
        expected[{display_code(*each.unit), *each.contest}].emplace(name_of(each.detector));
    }
    std::size_t broken = 0;
    for (const auto& event : told.forms) {
        const auto& form = form_of(event);
        const auto named = expected[{display_code(form.unit), form.contest}];
        for (const auto& check : check_identities({form.sections, form.votes})) {
            const std::string id(election::name_of(check.identity));
            if (id.front() != 'D') continue;  // no detector's
            CAPTURE(display_code(form.unit));
            CAPTURE(id);
            const bool fails = check.answer == Answer::does_not_hold;
            CHECK(fails == named.contains(id));
            if (fails) ++broken;
        }
    }
    CHECK(broken > 44);
}

TEST_CASE("a fault has a desa of its own") {
    const auto told = plant("all:2");
    std::map<std::string, std::set<std::uint64_t>> faults;
    for (const auto& each : told.findings) {
        if (each.unit && each.unit->kind <= UnitKind::desa) {
            faults[each.unit->code].insert(each.fault);
        }
    }
    CHECK(faults.size() > 60);
    for (const auto& [desa, numbers] : faults) CHECK(numbers.size() == 1);
}

TEST_CASE("what follows is named with the fault") {
    SUBCASE("a form departs from the recapitulation of its desa") {
        const auto told = plant("D01");
        CHECK(detectors_of(told) == Names{"D01", "D13"});
        CHECK(told.findings[1].unit->kind == UnitKind::desa);
        CHECK(told.findings[0].change.find(" -> ") != std::string::npos);
    }
    SUBCASE("votes that only changed hands") {
        CHECK(detectors_of(plant("D16c")) == Names{"D16c", "D15"});
    }
    SUBCASE("a digit before an option") {
        const auto told = plant("D09");
        CHECK(detectors_of(told) == Names{"D09", "D01", "D08", "D13"});
        CHECK(told.findings[1].effect % 100 == 0);
    }
    SUBCASE("voters that were not read") {
        const auto told = plant("D27");
        CHECK(detectors_of(told) == Names{"D27", "D03", "D08", "D12", "D13"});
        CHECK(told.findings[1].under == Detector::D27);
        CHECK(told.findings[2].under == Detector::D27);
    }
    SUBCASE("a margin that is not larger than what is open") {
        const auto told = plant("D23");
        CHECK(detectors_of(told) == Names{"D13", "D23"});
        CHECK(told.findings[1].unit->kind == UnitKind::nasional);
    }
    SUBCASE("the result of a PSU that stays below") {
        auto names = detectors_of(plant("D22:4"));
        std::sort(names.begin(), names.end());
        CHECK(names == Names{"D15", "D22", "D22", "D22", "D22"});
    }
}

TEST_CASE("a fault that finds no ground is said to be left out") {
    auto options = small();
    options.contests = {Contest::ppwp};
    CHECK(plant("D11", options).planted.left_out ==
          std::vector<std::pair<Detector, NotPlanted>>{{Detector::D11, NotPlanted::no_contest}});
    options.not_yet_permille = 100;
    CHECK(plant("D23", options).planted.left_out ==
          std::vector<std::pair<Detector, NotPlanted>>{{Detector::D23, NotPlanted::incomplete}});
    options.tps = 5;
    const auto crowded = plant("D05:8", options);
    CHECK(crowded.planted.faults <= 5);
    CHECK(crowded.planted.faults + crowded.planted.left_out.size() == 8);
}

TEST_CASE("a check finds all of it and nothing else") {
    const auto told = plant("all");
    test::EventLog log;
    REQUIRE(open_rehearsal(small(), [&](const Event& event) { log.put(event); }));
    for (const auto& unit : told.units) put_unit(log, unit);
    for (const auto* events : {&told.forms, &told.after}) {
        for (const auto& event : *events) log.put(event);
    }
    std::multiset<Key> expected;
    for (const auto& each : told.findings) expected.insert(key_of(each));

    // Sources are compared where none is chosen, and sums where one is.
    const auto of_all = findings_in(log, std::nullopt);
    const auto of_office = findings_in(log, Source{SourceKind::kantor, "gladi"});
    std::multiset<Key> found;
    std::set_union(of_all.begin(), of_all.end(), of_office.begin(), of_office.end(),
                   std::inserter(found, found.end()));
    CHECK(found.size() == expected.size());
    CHECK((found == expected));
}

TEST_SUITE_END();
