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

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "saksi/core/expects.hpp"

namespace saksi {

template <class Item>
class OrderedWork {
 public:
    using Make = std::function<Item(std::uint64_t)>;

    /// `make` is called once for each number below `count`, at most.
    OrderedWork(std::uint64_t count, unsigned threads, Make make)
        : count_(count),
          make_(std::move(make)),
          ahead_(threads > 1 ? 4 * std::size_t{threads} : 1) {
        helpers_.reserve(threads);
        for (unsigned i = 1; i < threads; ++i) helpers_.emplace_back([this] { help(); });
    }
    OrderedWork(const OrderedWork&) = delete;
    OrderedWork& operator=(const OrderedWork&) = delete;
    /// What was not asked for is dropped.
    ~OrderedWork() {
        {
            const std::lock_guard lock(mutex_);
            stopped_ = true;
        }
        room_.notify_all();
        for (auto& helper : helpers_) helper.join();
    }

    /// The next item; at most `count` times.
    [[nodiscard]] Item next() {
        std::unique_lock lock(mutex_);
        SAKSI_EXPECTS(taken_ < count_);
        while (!place_of(taken_)) {
            if (may_begin())
                make_one(lock);
            else
                ready_.wait(lock);
        }
        auto item = std::move(*place_of(taken_));
        place_of(taken_).reset();
        ++taken_;
        room_.notify_one();
        return item;
    }

 private:
    [[nodiscard]] std::optional<Item>& place_of(std::uint64_t number) {
        return ahead_[static_cast<std::size_t>(number % ahead_.size())];
    }
    [[nodiscard]] bool may_begin() const noexcept {
        return begun_ < count_ && begun_ < taken_ + ahead_.size();
    }

    void make_one(std::unique_lock<std::mutex>& lock) {
        const auto number = begun_++;
        lock.unlock();
        auto item = make_(number);
        lock.lock();
        place_of(number) = std::move(item);
        ready_.notify_one();
    }

    void help() {
        std::unique_lock lock(mutex_);
        while (true) {
            room_.wait(lock, [this] { return stopped_ || begun_ == count_ || may_begin(); });
            if (stopped_ || begun_ == count_) return;
            make_one(lock);
        }
    }

    const std::uint64_t count_;
    const Make make_;
    std::mutex mutex_;
    std::condition_variable ready_;           // an item was made
    std::condition_variable room_;            // one more may be begun
    std::vector<std::optional<Item>> ahead_;  // made and not taken, by number
    std::uint64_t begun_ = 0;
    std::uint64_t taken_ = 0;
    bool stopped_ = false;
    std::vector<std::thread> helpers_;  // last: they use all of the above
};

}  // namespace saksi
