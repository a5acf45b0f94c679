// Shares on integers, at the very votes where they turn.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/share.hpp"

#include <doctest/doctest.h>

using namespace saksi::election;

TEST_SUITE_BEGIN("election/share");

TEST_CASE("a threshold is reached at its very vote, and a majority is not") {
    const Fraction four_percent{4, 100};
    CHECK(reaches({4, 100}, four_percent));
    CHECK(!reaches({3, 100}, four_percent));
    CHECK(reaches({6'071'732, 151'793'293}, four_percent));  // of 2024
    CHECK(!reaches({6'071'731, 151'793'293}, four_percent));
    CHECK(!exceeds({50, 100}, {1, 2}));
    CHECK(exceeds({51, 100}, {1, 2}));
}

TEST_CASE("a share of nothing is neither reached nor exceeded") {
    CHECK(!reaches({0, 0}, {0, 1}));
    CHECK(!exceeds({0, 0}, {0, 1}));
    CHECK(reaches({0, 1}, {0, 1}));
    CHECK(!least_to_reach(0, {1, 2}));
    CHECK(!least_to_exceed(0, {1, 2}));
    CHECK(percent({0, 0}, 2).empty());
}

TEST_CASE("the least that is enough is enough, and one less is not") {
    CHECK(least_to_reach(151'793'293, {4, 100}) == Count{6'071'732});
    CHECK(least_to_exceed(164'227'475, {1, 2}) == Count{82'113'738});
    for (const Count whole : {Count{1}, Count{7}, Count{100}, Count{151'793'293}, max_count}) {
        for (const Fraction bound : {Fraction{1, 2}, Fraction{4, 100}, Fraction{1, 3}}) {
            const auto reach = *least_to_reach(whole, bound);
            CHECK(reaches({reach, whole}, bound));
            CHECK(!reaches({reach - 1, whole}, bound));
            const auto exceed = *least_to_exceed(whole, bound);
            CHECK(exceeds({exceed, whole}, bound));
            CHECK(!exceeds({exceed - 1, whole}, bound));
        }
    }
    CHECK(!least_to_reach(max_count, {2, 1}));
}

TEST_CASE("products of the largest counts stay exact") {
    CHECK(exceeds({max_count, max_count}, {max_count - 1, max_count}));
    CHECK(!exceeds({max_count - 1, max_count}, {max_count - 1, max_count}));
    CHECK(reaches({max_count - 1, max_count}, {max_count - 1, max_count}));
    CHECK(!reaches({max_count - 2, max_count}, {max_count - 1, max_count}));
}

TEST_CASE("per cent is rounded to the nearest, a half upwards") {
    const Share president{96'214'691, 164'227'475};
    CHECK(percent(president, 0) == "59");
    CHECK(percent(president, 2) == "58.59");
    CHECK(percent(president, 3) == "58.586");
    CHECK(percent(president, 10) == "58.5862329065");  // python: decimal, ROUND_HALF_UP
    CHECK(percent({1, 8}, 2) == "12.50");
    CHECK(percent({1, 8}, 0) == "13");
    CHECK(percent({1, 16}, 1) == "6.3");
    CHECK(percent({1, 2'000'000}, 2) == "0.00");
    CHECK(percent({1, 20'000}, 2) == "0.01");
    CHECK(percent({0, 5}, 3) == "0.000");
    CHECK(percent({5, 5}, 1) == "100.0");
    CHECK(percent({max_count, max_count}, 100).size() == 104);
}

TEST_SUITE_END();
