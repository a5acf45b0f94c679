// Counts, null and not captured.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/figure.hpp"

#include <doctest/doctest.h>

using namespace saksi::election;

TEST_SUITE_BEGIN("election/figure");

TEST_CASE("not captured, null and 0 are three things") {
    CHECK(Figure() != Figure(null));
    CHECK(Figure(null) != Figure(0));
    CHECK(Figure() != Figure(0));

    CHECK(!Figure().is_captured());
    CHECK(!Figure().is_null());
    CHECK(!Figure().count());

    CHECK(Figure(null).is_captured());
    CHECK(Figure(null).is_null());
    CHECK(!Figure(null).count());

    CHECK(Figure(0).is_captured());
    CHECK(!Figure(0).is_null());
    CHECK(Figure(0).count() == Count{0});
    CHECK(Figure(max_count).count() == max_count);
}

TEST_CASE("a sum is exact, or there is none") {
    CHECK(add_checked(0, 0) == Count{0});
    CHECK(add_checked(40'971'906, 96'214'691) == Count{137'186'597});
    CHECK(add_checked(max_count, 0) == max_count);
    CHECK(add_checked(max_count - 1, 1) == max_count);
    CHECK(!add_checked(max_count, 1));
    CHECK(!add_checked(1, max_count));
    CHECK(!add_checked(~Count{0}, 1));
}

TEST_CASE("captured has the same three states for what is no number") {
    CHECK(!Captured<int>().is_captured());
    CHECK(Captured<int>(null).is_null());
    CHECK(Captured<int>(null).get() == nullptr);
    CHECK(*Captured<int>(7).get() == 7);
    CHECK(Captured<int>(null) != Captured<int>());
}

TEST_SUITE_END();
