// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/ordered_work.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <numeric>
#include <vector>

TEST_SUITE_BEGIN("core/ordered_work");

using saksi::OrderedWork;

namespace {

/// Something that takes a while, longer for some numbers.
std::uint64_t slow_square(std::uint64_t number) {
    std::vector<std::uint64_t> terms(number % 7 * 500 + 1, 0);
    terms.back() = number * number;
    return std::accumulate(terms.begin(), terms.end(), std::uint64_t{0});
}

}  // namespace

TEST_CASE("items come in order, each made once, whatever the number of threads") {
    for (const unsigned threads : {0U, 1U, 2U, 3U, 8U}) {
        CAPTURE(threads);
        std::vector<std::atomic<int>> made(500);
        OrderedWork<std::uint64_t> work(made.size(), threads, [&](std::uint64_t number) {
            ++made[number];
            return slow_square(number);
        });
        for (std::uint64_t i = 0; i < made.size(); ++i) REQUIRE(work.next() == i * i);
        for (const auto& times : made) REQUIRE(times == 1);
    }
}

TEST_CASE("items need not be copyable, nor have a default") {
    struct Item {
        explicit Item(std::uint64_t number) : value(std::make_unique<std::uint64_t>(number)) {}
        std::unique_ptr<std::uint64_t> value;
    };
    OrderedWork<Item> work(20, 2, [](std::uint64_t number) { return Item(number); });
    for (std::uint64_t i = 0; i < 20; ++i) CHECK(*work.next().value == i);
}

TEST_CASE("whoever stops asking stops the work") {
    for (const unsigned threads : {1U, 4U}) {
        std::atomic<std::uint64_t> made = 0;
        {
            OrderedWork<std::uint64_t> work(1'000'000, threads, [&](std::uint64_t number) {
                ++made;
                return number;
            });
            CHECK(work.next() == 0);
            CHECK(work.next() == 1);
        }
        CHECK(made <= 2 + 4 * threads);  // and no more than were made ahead
    }
}

TEST_CASE("one thread makes an item only when it is asked for") {
    std::uint64_t made = 0;
    OrderedWork<std::uint64_t> work(10, 1, [&](std::uint64_t number) {
        ++made;
        return number;
    });
    CHECK(made == 0);
    CHECK(work.next() == 0);
    CHECK(made == 1);
}

TEST_CASE("no work is done at once") {
    const OrderedWork<int> none(0, 4, [](std::uint64_t) { return 1; });
    CHECK(true);
}

TEST_SUITE_END();
