// The president's rule at its edges, and heads of regions.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/one_office.hpp"

#include <doctest/doctest.h>

#include "saksi/election/preset.hpp"

using namespace saksi;
using namespace saksi::election;

namespace {

using Who = std::vector<std::size_t>;

/// More than half of all, and a fifth in more than half of the provinces.
const PresidentRule rule{{1, 2}, {1, 5}, {1, 2}};

PresidentDecision decide(const std::vector<PairVotes>& provinces,
                         const std::vector<PairVotes>& abroad = {}, bool second_round = true) {
    return decide_president(rule, second_round, provinces, abroad).value();
}

PresidentRule rule_of(std::string_view name) {
    const auto events = preset(name).value();
    for (const auto& event : events) {
        if (const auto* pemilu = std::get_if<Pemilu>(&event.body)) return *pemilu->rules.president;
    }
    FAIL("no election in the preset");
    return {};
}

}  // namespace

TEST_SUITE_BEGIN("election/one_office");

TEST_CASE("a president needs more than half of the votes, not half") {
    CHECK(decide({{50, 50, 0}}).decision.outcome == Outcome::second_round);
    const auto one_more = decide({{51, 50, 0}});
    CHECK(one_more.decision.outcome == Outcome::elected);
    CHECK(one_more.decision.who.chosen == Who{0});
    CHECK(one_more.pairs[0].all == Share{51, 101});
}

TEST_CASE("and a fifth in more than half of the provinces, not in half") {
    const PairVotes home{1'000, 0, 0};
    const PairVotes fifth{20, 70, 10};
    const PairVotes less{19, 70, 11};
    const auto two_of_four = decide({home, fifth, less, less});
    CHECK(two_of_four.pairs[0].majority);
    CHECK(two_of_four.pairs[0].provinces == 2);
    CHECK(!two_of_four.pairs[0].spread);
    CHECK(two_of_four.decision.outcome == Outcome::second_round);
    CHECK(two_of_four.decision.who.chosen == Who{0, 1});

    CHECK(decide({home, fifth, fifth, less}).decision.outcome == Outcome::elected);
}

TEST_CASE("votes from abroad count among all votes, and are of no province") {
    const auto without = decide({{60, 40}, {60, 40}});
    CHECK(without.decision.outcome == Outcome::elected);
    const auto with = decide({{60, 40}, {60, 40}}, {{0, 40}});
    CHECK(with.provinces == 2);
    CHECK(with.pairs[0].all == Share{120, 240});
    CHECK(with.decision.outcome == Outcome::second_round);
}

TEST_CASE("a province without votes is a province, and nobody has its share") {
    const auto decision = decide({{60, 40}, {0, 0}});
    CHECK(decision.provinces == 2);
    CHECK(decision.pairs[0].provinces == 1);
    CHECK(!decision.pairs[0].spread);
}

TEST_CASE("who goes on to the second round is not guessed") {
    const auto level = decide({{40, 30, 30}});
    CHECK(level.decision.outcome == Outcome::tie);
    CHECK(level.decision.who.chosen == Who{0});
    CHECK(level.decision.who.tied == Who{1, 2});
    CHECK(level.decision.who.open == 1);
    CHECK(decide({{40, 30, 30}}, {}, false).decision.outcome == Outcome::nobody);
}

TEST_CASE("with two pairs the rules of 2019 ask for no spread, those of 2024 do") {
    const std::vector<PairVotes> provinces = {{1'000, 0}, {10, 90}, {10, 90}};
    const auto of_2019 = decide_president(rule_of("pemilu-2019"), true, provinces, {});
    CHECK(of_2019.value().decision.outcome == Outcome::elected);
    const auto of_2024 = decide_president(rule_of("pemilu-2024"), true, provinces, {});
    CHECK(of_2024.value().decision.outcome == Outcome::second_round);
}

TEST_CASE("too many votes to be written down are refused") {
    const std::vector<PairVotes> provinces = {{max_count, 0}, {1, 0}};
    CHECK(decide_president(rule, true, provinces, {}).error().code == ErrorCode::too_large);
    const std::vector<PairVotes> wide = {{max_count, 1}};
    CHECK(decide_president(rule, true, wide, {}).error().code == ErrorCode::too_large);
}

TEST_CASE("a head of region needs the most votes, and a tie stays one") {
    CHECK(decide_plurality(std::vector<Count>{30, 40, 20}).who.chosen == Who{1});
    const auto level = decide_plurality(std::vector<Count>{40, 40, 20});
    CHECK(level.outcome == Outcome::tie);
    CHECK(level.who.tied == Who{0, 1});
}

TEST_CASE("where the rules ask for a majority, the two first go on without one") {
    const auto second = decide_majority(std::vector<Count>{30, 50, 20}, {1, 2}, true).value();
    CHECK(second.outcome == Outcome::second_round);
    CHECK(second.who.chosen == Who{1, 0});
    const auto first = decide_majority(std::vector<Count>{30, 51, 20}, {1, 2}, true).value();
    CHECK(first.outcome == Outcome::elected);
    CHECK(first.who.chosen == Who{1});
    const auto lax = decide_majority(std::vector<Count>{40, 35, 25}, {1, 3}, true).value();
    CHECK(lax.outcome == Outcome::tie);
    CHECK(lax.who.tied == Who{0, 1});
}

TEST_CASE("a lone candidate needs more than half against the kolom kosong") {
    CHECK(decide_lone(std::vector<Count>{51, 50}, 0, {1, 2}).value().outcome == Outcome::elected);
    CHECK(decide_lone(std::vector<Count>{50, 50}, 0, {1, 2}).value().outcome == Outcome::nobody);
    CHECK(decide_lone(std::vector<Count>{50, 51}, 1, {1, 2}).value().who.chosen == Who{1});
    CHECK(decide_lone(std::vector<Count>{0, 0}, 0, {1, 2}).value().outcome == Outcome::nobody);
}

TEST_SUITE_END();
