// What highest averages must do whatever the votes are, over some thousand
// random elections, small ones with many ties among them; and two other ways to
// the same seats.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <functional>
#include <numeric>
#include <random>

#include "saksi/election/seats.hpp"

using namespace saksi;
using namespace saksi::election;

namespace {

using Rational = boost::multiprecision::cpp_rational;
using Integer = boost::multiprecision::cpp_int;

struct Case {
    std::vector<Claim> claims;
    Count seats = 0;
    Divisors divisors;
};

Count pick(std::mt19937_64& random, Count below) { return random() % below; }

Case any_case(std::mt19937_64& random) {
    const Count sizes[] = {4, 30, 500'000, max_count};
    const auto size = sizes[pick(random, 4)];
    const Count capped = pick(random, 3);
    Case made;
    for (Count n = 1 + pick(random, 9); n > 0; --n) {
        Claim claim{pick(random, size), std::nullopt};
        if (capped == 0) claim.names = pick(random, 5);
        made.claims.push_back(claim);
    }
    made.seats = pick(random, 13);
    made.divisors = pick(random, 2) == 0 ? Divisors{1, 2} : Divisors{1, 1};
    if (pick(random, 5) == 0) made.divisors = {1 + pick(random, 9), 1 + pick(random, 9)};
    return made;
}

void for_many(const std::function<void(const Case&, std::mt19937_64&)>& check) {
    std::mt19937_64 random(20240214);
    for (int i = 0; i < 3'000; ++i) {
        const auto one = any_case(random);
        CAPTURE(i);
        check(one, random);
    }
}

Allocation run(const Case& of) { return allocate(of.claims, of.seats, of.divisors).value(); }

Rational value(Count votes, const Divisors& divisors, Count seat) {
    return {Integer(votes), Integer(divisors.first) + Integer(divisors.step) * seat};
}

/// How many seats it can fill at all.
Count most_of(const Claim& claim, Count seats) {
    return claim.votes == 0 ? 0 : std::min(seats, claim.names.value_or(seats));
}

/// What an allocation says, without its order.
struct Seats {
    std::vector<Count> sure;
    std::vector<std::size_t> tied;
    Count open = 0;
    bool operator==(const Seats&) const = default;
};

Seats seats_of(const Allocation& result) {
    Seats seats{result.seats, {}, result.open};
    for (const auto& award : result.tied) seats.tied.push_back(award.claim);
    return seats;
}

/// One way: write every quotient down, sort, and take the first so many.
Seats by_sorting(const Case& of) {
    std::vector<std::pair<Rational, std::size_t>> all;
    for (std::size_t i = 0; i < of.claims.size(); ++i) {
        for (Count k = 0; k < most_of(of.claims[i], of.seats); ++k)
            all.emplace_back(value(of.claims[i].votes, of.divisors, k), i);
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    Seats seats{std::vector<Count>(of.claims.size()), {}, 0};
    const auto cut = static_cast<std::size_t>(of.seats);
    const bool tie = cut > 0 && cut < all.size() && all[cut].first == all[cut - 1].first;
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (tie && all[at].first == all[cut - 1].first) {
            seats.tied.push_back(all[at].second);
            if (at < cut) ++seats.open;
        } else if (at < cut) {
            ++seats.sure[all[at].second];
        }
    }
    return seats;
}

/// Seats of a claim if a seat costs `price`: its quotients of at least that much.
Count seats_at(const Claim& claim, const Case& of, const Rational& price) {
    // first + step · k <= votes / price
    const Rational room = (Rational(claim.votes) / price - of.divisors.first) / of.divisors.step;
    if (room < 0) return 0;
    const Integer count = numerator(room) / denominator(room) + 1;
    const auto most = most_of(claim, of.seats);
    return count > most ? most : static_cast<Count>(count);
}

/// The other: halve the range of prices until it holds the one that sells
/// exactly the seats there are.
std::optional<std::vector<Count>> by_price(const Case& of) {
    Rational low = Rational(1) / (Integer(1) << 80);
    Rational high = Rational(max_count) + 1;
    for (int i = 0; i < 400; ++i) {
        const Rational price = (low + high) / 2;
        std::vector<Count> seats;
        for (const auto& claim : of.claims) seats.push_back(seats_at(claim, of, price));
        const auto sold = std::accumulate(seats.begin(), seats.end(), Count{0});
        if (sold == of.seats) return seats;
        (sold > of.seats ? low : high) = price;
    }
    return std::nullopt;  // a tie: the number of seats jumps over it
}

}  // namespace

TEST_SUITE_BEGIN("election/seats_property");

TEST_CASE("every seat is given, level, or beyond what the lists can fill") {
    for_many([](const Case& of, auto&) {
        const auto result = run(of);
        const auto sum = std::accumulate(result.seats.begin(), result.seats.end(), Count{0});
        CHECK(sum + result.open + result.unfilled == of.seats);
        CHECK(sum == result.awards.size());
        CHECK((result.open == 0) == result.tied.empty());
        CHECK((result.open == 0 || result.open < result.tied.size()));
        for (std::size_t i = 0; i < of.claims.size(); ++i)
            CHECK(result.seats[i] <= most_of(of.claims[i], of.seats));
    });
}

TEST_CASE("sorting all quotients gives the same seats and the same ties") {
    for_many([](const Case& of, auto&) { CHECK(seats_of(run(of)) == by_sorting(of)); });
}

TEST_CASE("the price of a seat gives the same seats, and none exists in a tie") {
    int searched = 0;
    for_many([&](const Case& of, auto&) {
        if (++searched % 40 != 0) return;  // exact halving is slow
        const auto result = run(of);
        if (result.unfilled > 0) return;
        const auto seats = by_price(of);
        CHECK(seats.has_value() == (result.open == 0));
        if (seats) CHECK(*seats == result.seats);
    });
}

TEST_CASE("no quotient without a seat is above one that has one") {
    for_many([](const Case& of, auto&) {
        const auto result = run(of);
        if (result.awards.empty() || result.unfilled > 0) return;
        for (std::size_t i = 0; i < of.claims.size(); ++i) {
            if (result.seats[i] >= most_of(of.claims[i], of.seats)) continue;
            const auto lost = value(of.claims[i].votes, of.divisors, result.seats[i]);
            for (std::size_t j = 0; j < of.claims.size(); ++j) {
                if (result.seats[j] == 0) continue;
                CHECK(lost <= value(of.claims[j].votes, of.divisors, result.seats[j] - 1));
            }
        }
    });
}

TEST_CASE("who a party is does not matter: seats follow the votes when parties change places") {
    for_many([](const Case& of, auto& random) {
        std::vector<std::size_t> order(of.claims.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::shuffle(order.begin(), order.end(), random);
        auto moved = of;
        for (std::size_t i = 0; i < order.size(); ++i) moved.claims[i] = of.claims[order[i]];
        const auto before = run(of);
        const auto after = run(moved);
        for (std::size_t i = 0; i < order.size(); ++i)
            CHECK(after.seats[i] == before.seats[order[i]]);
        CHECK(after.open == before.open);
        CHECK(after.tied.size() == before.tied.size());
    });
}

TEST_CASE("one more seat takes none away") {
    for_many([](const Case& of, auto&) {
        auto larger = of;
        ++larger.seats;
        const auto before = run(of);
        const auto after = run(larger);
        for (std::size_t i = 0; i < of.claims.size(); ++i) CHECK(after.seats[i] >= before.seats[i]);
    });
}

TEST_CASE("more votes for one party alone take none of its seats, and give nobody else one") {
    for_many([](const Case& of, auto& random) {
        auto more = of;
        const auto lucky = pick(random, of.claims.size());
        auto& votes = more.claims[lucky].votes;
        votes = std::min(max_count, votes + 1 + pick(random, votes + 3));
        const auto before = run(of);
        const auto after = run(more);
        CHECK(after.seats[lucky] >= before.seats[lucky]);
        for (std::size_t i = 0; i < of.claims.size(); ++i) {
            const bool had_chance = std::any_of(before.tied.begin(), before.tied.end(),
                                                [i](const Award& one) { return one.claim == i; });
            if (i != lucky) CHECK(after.seats[i] <= before.seats[i] + (had_chance ? 1 : 0));
        }
    });
}

TEST_CASE("the same votes many times over give the same seats") {
    for_many([](const Case& of, auto& random) {
        auto scaled = of;
        const auto factor = 2 + pick(random, 1'000);
        for (auto& claim : scaled.claims) {
            if (claim.votes > max_count / factor) return;
            claim.votes *= factor;
        }
        CHECK(seats_of(run(scaled)) == seats_of(run(of)));
    });
}

TEST_CASE("the margin is exact: so many votes turn the last seat, one fewer do not") {
    for_many([](const Case& of, auto&) {
        const auto result = run(of);
        const auto margin = margin_of(result);
        if (!margin || !margin->to_pass || *margin->to_pass == 0) return;
        const auto who = margin->next.claim;
        if (of.claims[who].votes > max_count - *margin->to_pass) return;
        const auto with = [&](Count more) {
            const Quotient next{margin->next.quotient.votes + more, margin->next.quotient.divisor};
            return compare(next, margin->last.quotient);
        };
        CHECK(with(*margin->to_pass) > 0);
        CHECK(with(*margin->to_pass - 1) <= 0);
        if (result.open > 0) return;
        auto more = of;
        more.claims[who].votes += *margin->to_pass;
        CHECK(run(more).seats[who] > result.seats[who]);
    });
}

TEST_SUITE_END();
