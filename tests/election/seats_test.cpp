// Highest averages: other people's results, ties, short lists, margins.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/seats.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "saksi/election/share.hpp"
#include "support/vectors.hpp"

using namespace saksi;
using namespace saksi::election;

namespace {

constexpr Divisors sainte_lague{1, 2};
constexpr Divisors d_hondt{1, 1};

Allocation seats_for(const std::vector<Claim>& claims, Count seats,
                     Divisors divisors = sainte_lague) {
    return allocate(claims, seats, divisors).value();
}

struct Vector {
    std::vector<std::string> parties;  ///< that take part
    std::vector<Claim> claims;
    std::vector<Count> expected;
};

/// A party below the threshold takes no part, and must not have a seat.
Vector read(const test::Json& item) {
    Count all = 0;
    for (const auto& party : item["parties"]) all += party["votes"].get<Count>();
    Vector vector;
    for (const auto& party : item["parties"]) {
        const auto votes = party["votes"].get<Count>();
        if (item.contains("threshold")) {
            const auto& share = item["threshold"];
            if (!reaches({votes, all}, {share["part"].get<Count>(), share["of"].get<Count>()})) {
                CHECK(party["seats"] == 0);
                continue;
            }
        }
        vector.parties.push_back(party["name"].get<std::string>());
        vector.claims.push_back({votes, std::nullopt});
        vector.expected.push_back(party["seats"].get<Count>());
    }
    return vector;
}

bool is_tied(const Allocation& result, std::size_t claim) {
    return std::any_of(result.tied.begin(), result.tied.end(),
                       [claim](const Award& award) { return award.claim == claim; });
}

}  // namespace

TEST_SUITE_BEGIN("election/seats");

TEST_CASE("the published results of other elections come out, ties as ties") {
    for (const auto& item : test::read_vectors("seats.json")) {
        CAPTURE(item["name"].get<std::string>());
        const auto vector = read(item);
        const Divisors divisors{item["divisors"]["first"].get<Count>(),
                                item["divisors"]["step"].get<Count>()};
        const auto result = seats_for(vector.claims, item["seats"].get<Count>(), divisors);
        CHECK((result.open > 0) == item["tie"].get<bool>());
        Count broken = 0;  // seats that the other side gave by list order
        for (std::size_t i = 0; i < vector.parties.size(); ++i) {
            CAPTURE(vector.parties[i]);
            if (!is_tied(result, i)) CHECK(result.seats[i] == vector.expected[i]);
            broken += vector.expected[i] - result.seats[i];
        }
        CHECK(broken == result.open);
    }
}

TEST_CASE("seats are given from the highest quotient down, each with its fraction") {
    const auto result = seats_for({{30'000}, {20'000}, {15'000}, {7'000}, {5'000}}, 6);
    const std::vector<Award> awards = {{0, {30'000, 1}}, {1, {20'000, 1}}, {2, {15'000, 1}},
                                       {0, {30'000, 3}}, {3, {7'000, 1}},  {1, {20'000, 3}}};
    CHECK(result.awards == awards);
    CHECK(result.next[0] == Quotient{30'000, 5});
    CHECK(result.next[4] == Quotient{5'000, 1});
}

TEST_CASE("what stands behind the last seat is listed from the highest down, without the tied") {
    const auto result = seats_for({{30'000}, {20'000}, {15'000}, {5'000}}, 4);
    const std::vector<Award> behind = {
        {1, {20'000, 3}}, {0, {30'000, 5}}, {2, {15'000, 3}}, {3, {5'000, 1}}};
    CHECK(quotients_behind(result) == behind);
    CHECK(quotients_behind(seats_for({{11}, {11}, {2}}, 1)) == std::vector<Award>{{2, {2, 1}}});
}

TEST_CASE("a tie for the last seat is reported with who is level, and not broken") {
    const auto result = seats_for({{11}, {11}, {11}}, 4);
    CHECK(result.seats == std::vector<Count>{1, 1, 1});
    CHECK(result.tied == std::vector<Award>{{0, {11, 3}}, {1, {11, 3}}, {2, {11, 3}}});
    CHECK(result.open == 1);

    // Equal in value, not in writing.
    const auto mixed = seats_for({{9}, {3}}, 2);
    CHECK(mixed.tied == std::vector<Award>{{0, {9, 3}}, {1, {3, 1}}});
}

TEST_CASE("a list that is too short passes its seat on to the next quotient") {
    const auto result = seats_for({{100, 1}, {20}, {10}}, 4);
    CHECK(result.seats == std::vector<Count>{1, 2, 1});
    CHECK(!result.next[0]);

    const auto all_short = seats_for({{100, 1}, {20, 2}}, 5);
    CHECK(all_short.seats == std::vector<Count>{1, 2});
    CHECK(all_short.unfilled == 2);
    CHECK(seats_for({{100, 0}, {1}}, 1).seats == std::vector<Count>{0, 1});
}

TEST_CASE("who has no votes has no claim, and nobody is given what nobody can take") {
    CHECK(seats_for({{0}, {5, 1}}, 3).seats == std::vector<Count>{0, 1});
    CHECK(seats_for({{0}, {5, 1}}, 3).unfilled == 2);
    CHECK(seats_for({}, 3).unfilled == 3);
    CHECK(seats_for({{5}}, 0).awards.empty());
}

TEST_CASE("one vote decides between the largest counts there are") {
    const auto result = seats_for({{max_count}, {max_count - 1}}, 3);
    CHECK(result.seats == std::vector<Count>{2, 1});
    CHECK(seats_for({{max_count}, {max_count}}, 3).open == 1);
    CHECK(compare({max_count, max_count - 1}, {max_count - 1, max_count - 2}) < 0);
}

TEST_CASE("the margin is the fewest votes that turn the last seat") {
    // Votes of Aceh II, 2024. The fifth seat is the second one's 336,170/3.
    const std::vector<Claim> claims = {{267'750}, {159'597}, {20'059}, {336'170},
                                       {169'280}, {104'140}, {82'843}, {93'438}};
    const auto margin = margin_of(seats_for(claims, 5)).value();
    CHECK(margin.last == Award{3, {336'170, 3}});
    CHECK(margin.next == Award{5, {104'140, 1}});
    CHECK(margin.to_pass == Count{7'917});  // 336,170 = 3 · 112,056.67
    CHECK(margin.to_move == Count{5'938});  // 110,078/1 > 330,232/3

    for (const Count more : {Count{7'916}, Count{7'917}}) {
        auto changed = claims;
        changed[5].votes += more;
        CHECK(seats_for(changed, 5).seats[5] == (more == 7'917 ? 1 : 0));
    }
    for (const Count moved : {Count{5'937}, Count{5'938}}) {
        auto changed = claims;
        changed[5].votes += moved;
        changed[3].votes -= moved;
        CHECK(seats_for(changed, 5).seats[5] == (moved == 5'938 ? 1 : 0));
    }
}

TEST_CASE("there is no margin without a seat, or without anybody else") {
    CHECK(!margin_of(seats_for({{5}}, 0)));
    CHECK(!margin_of(seats_for({{5}}, 3)));
    CHECK(!margin_of(seats_for({{5}, {4, 0}}, 1)));
    CHECK(!votes_to_pass({1, max_count}, {max_count, 1}));
    CHECK(votes_to_pass({9, 1}, {5, 1}) == Count{0});
    CHECK(votes_to_move({9, 1}, {5, 1}) == Count{0});
}

TEST_CASE("what cannot be computed is refused") {
    const std::vector<Claim> claims = {{5}};
    CHECK(allocate(claims, max_seats + 1, d_hondt).error().code == ErrorCode::too_large);
    CHECK(allocate(claims, 2, {1, max_count}).error().code == ErrorCode::too_large);
    CHECK(allocate(claims, 1, {1, max_count - 1}).value().seats[0] == 1);
}

TEST_SUITE_END();
