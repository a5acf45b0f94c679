// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/ordered_stream.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <numeric>
#include <string>

using saksi::OrderedStream;

TEST_SUITE_BEGIN("core/ordered_stream");

namespace {

/// Pieces 0, 1 … count-1; complains if two threads take at once.
struct Source {
    int count = 0;
    int next = 0;
    std::atomic<int> inside = 0;

    std::optional<int> take() {
        REQUIRE(++inside == 1);
        const auto taken = next < count ? std::optional(next++) : std::nullopt;
        --inside;
        return taken;
    }
};

/// Later pieces are often ready first.
std::string slow_name(int number) {
    std::vector<int> terms(static_cast<std::size_t>((number * 37) % 101), number);
    const auto sum = std::accumulate(terms.begin(), terms.end(), 0);
    return std::to_string(number) + " " + std::to_string(sum);
}

}  // namespace

TEST_CASE("pieces are taken by one thread at a time, and items come in their order") {
    for (const unsigned threads : {0U, 1U, 2U, 3U, 8U}) {
        for (const int count : {0, 1, 2, 7, 8, 9, 500}) {
            CAPTURE(threads);
            CAPTURE(count);
            Source source{count};
            OrderedStream<int, std::string> items(
                threads, [&] { return source.take(); }, slow_name);
            for (int i = 0; i < count; ++i) REQUIRE(items.next() == slow_name(i));
            CHECK(items.next() == std::nullopt);
            CHECK(items.next() == std::nullopt);
        }
    }
}

TEST_CASE("nothing is taken after the source said that it is at its end") {
    for (const unsigned threads : {1U, 4U}) {
        std::atomic<int> asked = 0;
        OrderedStream<int, int> none(
            threads,
            [&]() -> std::optional<int> {
                ++asked;
                return std::nullopt;
            },
            [](int piece) { return piece; });
        CHECK(none.next() == std::nullopt);
        CHECK(none.next() == std::nullopt);
        CHECK(asked == 1);
    }
}

TEST_CASE("neither pieces nor items need be copyable") {
    using Piece = std::unique_ptr<int>;
    for (const unsigned threads : {1U, 3U}) {
        int next = 0;
        OrderedStream<Piece, Piece> items(
            threads,
            [&] { return next < 20 ? std::optional(std::make_unique<int>(next++)) : std::nullopt; },
            [](Piece piece) { return std::make_unique<int>(*piece * 2); });
        for (int i = 0; i < 20; ++i) CHECK(**items.next() == 2 * i);
    }
}

TEST_CASE("whoever stops asking stops the work, a few items ahead") {
    for (const unsigned threads : {1U, 4U}) {
        std::atomic<int> taken = 0;
        {
            OrderedStream<int, int> items(
                threads, [&] { return std::optional(taken++); }, [](int piece) { return piece; });
            CHECK(items.next() == 0);
            CHECK(items.next() == 1);
        }
        CHECK(taken <= 2 + 4 * static_cast<int>(threads));
    }
}

TEST_SUITE_END();
