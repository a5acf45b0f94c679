// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/gathering.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <numeric>
#include <thread>
#include <vector>

using saksi::Gathering;

TEST_SUITE_BEGIN("core/gathering");

TEST_CASE("alone, every request is a round of its own") {
    std::vector<std::size_t> rounds;
    Gathering<int, int> doubled([&](std::vector<int> numbers) {
        rounds.push_back(numbers.size());
        for (auto& number : numbers) number *= 2;
        return numbers;
    });
    for (int i = 0; i < 5; ++i) CHECK(doubled.hand_in(i) == 2 * i);
    CHECK(rounds == std::vector<std::size_t>(5, 1));
}

TEST_CASE("everybody gets the answer to what they asked, and rounds never overlap") {
    constexpr int threads = 16;
    constexpr int each = 200;
    std::atomic<int> inside = 0;
    std::atomic<bool> overlapped = false;
    int done = 0;    // needs no atomic: rounds do not overlap
    int rounds = 0;  // as little
    Gathering<int, int> squares(
        [&](std::vector<int> numbers) {
            if (++inside != 1) overlapped = true;
            done += static_cast<int>(numbers.size());
            for (auto& number : numbers) number *= number;
            std::this_thread::yield();
            --inside;
            return numbers;
        },
        [&] { ++rounds; });

    std::atomic<int> wrong = 0;
    std::vector<std::thread> callers;
    for (int caller = 0; caller < threads; ++caller) {
        callers.emplace_back([&, caller] {
            for (int i = 0; i < each; ++i) {
                const int number = caller * each + i;
                if (squares.hand_in(number) != number * number) ++wrong;
            }
        });
    }
    for (auto& caller : callers) caller.join();
    CHECK(wrong == 0);
    CHECK_FALSE(overlapped);
    CHECK(done == threads * each);
    CHECK(rounds <= done);
}

TEST_CASE("what comes while somebody is at work is done in one round") {
    constexpr int waiting = 8;
    std::atomic<int> handed = 0;
    std::vector<std::size_t> rounds;
    Gathering<int, int> slow([&](std::vector<int> numbers) {
        rounds.push_back(numbers.size());
        // The first round lasts until all others wait, or nearly do.
        while (handed < waiting) std::this_thread::yield();
        return numbers;
    });
    std::thread first([&] { CHECK(slow.hand_in(0) == 0); });
    std::vector<std::thread> others;
    for (int i = 1; i <= waiting; ++i) {
        others.emplace_back([&, i] {
            ++handed;
            CHECK(slow.hand_in(i) == i);
        });
    }
    first.join();
    for (auto& other : others) other.join();
    CHECK(std::accumulate(rounds.begin(), rounds.end(), std::size_t{0}) == waiting + 1);
    CHECK(rounds.size() <= waiting + 1);
}

TEST_CASE("tidying up waits for the rounds that are there, and not for ever") {
    constexpr int threads = 4;
    constexpr int each = 300;
    unsigned untidied = 0;  // needs no atomic: rounds do not overlap
    unsigned most = 0;
    int tidied = 0;
    Gathering<int, int> gathering(
        [&](std::vector<int> numbers) {
            most = std::max(most, ++untidied);
            return numbers;
        },
        [&] {
            untidied = 0;
            ++tidied;
        });
    std::vector<std::thread> callers;
    for (int caller = 0; caller < threads; ++caller) {
        callers.emplace_back([&] {
            for (int i = 0; i < each; ++i) CHECK(gathering.hand_in(i) == i);
        });
    }
    for (auto& caller : callers) caller.join();
    CHECK(untidied == 0);
    CHECK(most <= gathering.patience);
    CHECK(tidied > 0);
}

TEST_CASE("requests and answers need not be copyable") {
    using Piece = std::unique_ptr<int>;
    Gathering<Piece, Piece> same([](std::vector<Piece> pieces) { return pieces; });
    CHECK(*same.hand_in(std::make_unique<int>(7)) == 7);
}

TEST_SUITE_END();
