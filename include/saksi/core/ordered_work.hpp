// Work that is shared by threads and handed over in order: item 0, then 1, then
// 2, as if one thread had made them one after the other. So what is done with
// the items never depends on how many threads there are.
//
//     OrderedWork<Page> pages(count, threads, [&](std::uint64_t i) { return read_page(i); });
//     for (std::uint64_t i = 0; i < count; ++i) print(pages.next());
//
// Whoever calls next() makes items too while the one it wants is not ready, so
// one thread starts no other, and `threads` are never more than that. A few
// items for each thread are made ahead, no more. `make` runs on several threads
// at once; it must only touch what allows that.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "saksi/core/expects.hpp"
#include "saksi/core/ordered_stream.hpp"

namespace saksi {

template <class Item>
class OrderedWork {
 public:
    using Make = std::function<Item(std::uint64_t)>;

    /// `make` is called once for each number below `count`, at most. What was not
    /// asked for when this ends is dropped.
    OrderedWork(std::uint64_t count, unsigned threads, Make make)
        : items_(threads, numbers_below(count), std::move(make)) {}

    /// The next item; at most `count` times.
    [[nodiscard]] Item next() {
        auto item = items_.next();
        SAKSI_EXPECTS(item.has_value());
        return std::move(*item);
    }

 private:
    static auto numbers_below(std::uint64_t count) {
        return [count, next = std::uint64_t{0}]() mutable {
            return next < count ? std::optional(next++) : std::nullopt;
        };
    }

    OrderedStream<std::uint64_t, Item> items_;
};

}  // namespace saksi
