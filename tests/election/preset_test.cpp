// The opening events of elections.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/preset.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <string>

#include "support/printers.hpp"
#include "support/vectors.hpp"

using namespace saksi;
using namespace saksi::election;

TEST_SUITE_BEGIN("election/preset");

namespace {

/// Code to name of the provinces a preset opens.
std::map<std::string, std::string> provinces_of(const std::vector<Event>& events) {
    std::map<std::string, std::string> provinces;
    for (const auto& event : events) {
        const auto* region = std::get_if<Region>(&event.body);
        if (region != nullptr && region->unit.kind == UnitKind::provinsi) {
            provinces[region->unit.code] = region->name;
        }
    }
    return provinces;
}

}  // namespace

TEST_CASE("every preset is a log's beginning: its events print and are read back") {
    CHECK(preset_names() == std::vector<std::string_view>{"pemilu-2024", "pemilu-2019"});
    for (const auto name : preset_names()) {
        const auto events = preset(name, "kpu").value();
        CHECK(type_of(events.front()) == "election");
        CHECK(type_of(events.back()) == "ballot");
        for (const auto& event : events) {
            CHECK(event.header.election == name);
            CHECK(event.header.by == "kpu");
            const auto entry = print_event(event);
            REQUIRE_MESSAGE(entry.has_value(), to_text(entry.error()));
            CHECK(parse_event(*entry).value() == event);
        }
    }
}

TEST_CASE("2024 opens the provinces of KPU's region tree, and abroad") {
    auto provinces = provinces_of(preset("pemilu-2024").value());
    CHECK(provinces.size() == 39);
    CHECK(provinces["99"] == "LUAR NEGERI");
    const auto folder = test::shared_folder("data/regions_kpu_2024");
    if (folder.empty()) {
        MESSAGE("names not compared: ../shared/data/regions_kpu_2024 is not here");
        return;
    }
    std::ifstream file(folder / "regions.csv");
    std::size_t compared = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.find(",provinsi,") == line.npos || line.substr(0, 2) == "99") continue;
        CHECK(line.substr(0, line.find(",provinsi,")) ==
              line.substr(0, 2) + "," + provinces[line.substr(0, 2)]);
        ++compared;
    }
    CHECK(compared == 38);
}

TEST_CASE("2024 has Sirekap's ids on the presidential ballot") {
    const auto events = preset("pemilu-2024").value();
    const auto& ballot = std::get<Ballot>(events.back().body);
    REQUIRE(ballot.options.size() == 3);
    CHECK(ballot.options[0].ids.at("sirekap") == "100025");
    CHECK(ballot.options[1].key == "ppwp/prabowo-gibran");
    CHECK(ballot.options[2].ids.at("sirekap") == "100027");
}

TEST_CASE("rules are data: the cap, the reserve, the threshold and the president's") {
    const auto events = preset("pemilu-2024").value();
    const auto& rules = std::get<Pemilu>(events.front().body).rules;
    CHECK(rules.tps_voter_cap == Count{300});
    CHECK(rules.ballot_reserve == Fraction{2, 100});
    CHECK(rules.threshold == Threshold{Contest::pdpr, {4, 100}});
    CHECK(rules.divisors == Divisors{1, 2});
    CHECK(rules.president == PresidentRule{{1, 2}, {1, 5}, {1, 2}});
}

TEST_CASE("an unknown preset is not found, and a submitter is checked") {
    CHECK(preset("pemilu-1955").error().code == ErrorCode::not_found);
    CHECK(preset("pemilu-2024", "K P U").error().code == ErrorCode::malformed);
}

TEST_SUITE_END();
