// The first k, and ties at the last place.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/top.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace saksi::election;

namespace {

using Places = std::vector<std::size_t>;

Top top_of(std::vector<Count> votes, Count places) { return top(votes, places); }

}  // namespace

TEST_SUITE_BEGIN("election/top");

TEST_CASE("the first four of six, and who comes next") {
    const auto result = top_of({10, 60, 30, 50, 20, 40}, 4);
    CHECK(result.chosen == Places{1, 3, 5, 2});
    CHECK(result.next == std::size_t{4});
    CHECK(result.tied.empty());
    CHECK(result.open == 0);
}

TEST_CASE("who is level at the last place is named, and not told apart") {
    const auto result = top_of({10, 60, 30, 30, 30, 40}, 4);
    CHECK(result.chosen == Places{1, 5});
    CHECK(result.tied == Places{2, 3, 4});
    CHECK(result.open == 2);
    CHECK(!result.next);
}

TEST_CASE("equal votes that all have a place are no tie") {
    const auto result = top_of({30, 30, 10}, 2);
    CHECK(result.chosen == Places{0, 1});
    CHECK(result.tied.empty());
    CHECK(result.next == std::size_t{2});
}

TEST_CASE("places nobody stands for stay empty") {
    const auto result = top_of({1, 2}, 4);
    CHECK(result.chosen == Places{1, 0});
    CHECK(result.unfilled == 2);
    CHECK(!result.next);
    CHECK(top_of({}, 3).unfilled == 3);
    CHECK(top_of({5}, 0).next == std::size_t{0});
}

TEST_CASE("chosen, tied and the rest are what counting who is ahead gives") {
    std::mt19937 random(3);
    for (int round = 0; round < 500; ++round) {
        std::vector<Count> votes(1 + random() % 9);
        for (auto& count : votes) count = random() % 6;
        const Count places = random() % (votes.size() + 2);
        const auto result = top(votes, places);
        for (std::size_t i = 0; i < votes.size(); ++i) {
            const auto ahead = static_cast<Count>(
                std::count_if(votes.begin(), votes.end(), [&](Count v) { return v > votes[i]; }));
            const auto level = static_cast<Count>(std::count(votes.begin(), votes.end(), votes[i]));
            const auto in = [i](const Places& list) {
                return std::find(list.begin(), list.end(), i) != list.end();
            };
            CHECK(in(result.chosen) == (ahead + level <= places));
            CHECK(in(result.tied) == (ahead < places && ahead + level > places));
        }
        CHECK(result.chosen.size() + result.open + result.unfilled == places);
    }
}

TEST_SUITE_END();
