// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/pile.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

TEST_SUITE_BEGIN("core/pile");

using saksi::Pile;

TEST_CASE("a pile has what was put on it, in that order, and none of it ever moves") {
    Pile<std::string> pile;
    CHECK(pile.empty());
    CHECK(pile.begin() == pile.end());
    std::vector<const std::string*> places;
    for (int i = 0; i < 10'000; ++i) places.push_back(&pile.emplace_back(std::to_string(i)));
    CHECK(pile.size() == places.size());
    std::size_t at = 0;
    for (const auto& each : pile) {
        REQUIRE(&each == places[at]);
        REQUIRE(&pile[at] == places[at]);
        REQUIRE(each == std::to_string(at));
        ++at;
    }
    CHECK(at == places.size());
    pile[9'999] = "changed";
    CHECK(*places.back() == "changed");
}

TEST_CASE("a pile that was moved stays where it is, and leaves an empty one") {
    Pile<int> pile;
    pile.push_back(7);
    const auto* place = &pile[0];
    auto other = std::move(pile);
    CHECK(&other[0] == place);
    CHECK(pile.empty());  // NOLINT(bugprone-use-after-move): that is what it says
    pile.push_back(8);
    CHECK(pile[0] == 8);
}

TEST_CASE("things larger than a piece lie one in a piece") {
    struct Large {
        char bytes[200'000];
    };
    Pile<Large> pile;
    for (char i = 0; i < 3; ++i) pile.emplace_back().bytes[0] = i;
    CHECK(pile.size() == 3);
    CHECK(pile[2].bytes[0] == 2);
}

TEST_SUITE_END();
