// Pieces that are taken one after the other, made into items by several threads,
// and handed over in order: as if one thread had taken and made them one by one.
// So what is done with the items never depends on how many threads there are.
//
//     OrderedStream<Bytes, Parsed> blocks(threads, [&] { return read_block(file); }, parse);
//     while (auto parsed = blocks.next()) use(*parsed);
//
// `take` is called by one thread at a time, until it answers nothing; `make` runs
// on several threads at once and must only touch what allows that. Whoever calls
// next() does both too while what it wants is not ready, so one thread starts no
// other, and `threads` are never more than that. A few items for each thread are
// made ahead, no more. Where the number of items is known: core/ordered_work.hpp.
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

namespace saksi {

template <class Piece, class Item>
class OrderedStream {
 public:
    using Take = std::function<std::optional<Piece>()>;
    using Make = std::function<Item(Piece)>;

    OrderedStream(unsigned threads, Take take, Make make)
        : take_(std::move(take)),
          make_(std::move(make)),
          ahead_(threads > 1 ? 4 * std::size_t{threads} : 1) {
        helpers_.reserve(threads);
        for (unsigned i = 1; i < threads; ++i) helpers_.emplace_back([this] { help(); });
    }
    OrderedStream(const OrderedStream&) = delete;
    OrderedStream& operator=(const OrderedStream&) = delete;
    /// What was not asked for is dropped.
    ~OrderedStream() {
        {
            const std::lock_guard lock(mutex_);
            ended_ = true;
        }
        room_.notify_all();
        for (auto& helper : helpers_) helper.join();
    }

    /// The next item; nothing after the last.
    [[nodiscard]] std::optional<Item> next() {
        std::unique_lock lock(mutex_);
        while (!place_of(handed_)) {
            if (may_begin()) {
                make_one(lock);
            } else if (ended_ && !taking_ && begun_ == handed_) {
                return std::nullopt;
            } else {
                ready_.wait(lock);
            }
        }
        auto item = std::exchange(place_of(handed_), std::nullopt);
        ++handed_;
        room_.notify_one();
        return item;
    }

 private:
    [[nodiscard]] std::optional<Item>& place_of(std::uint64_t number) {
        return ahead_[static_cast<std::size_t>(number % ahead_.size())];
    }
    [[nodiscard]] bool may_begin() const noexcept {
        return !taking_ && !ended_ && begun_ < handed_ + ahead_.size();
    }

    void make_one(std::unique_lock<std::mutex>& lock) {
        taking_ = true;
        lock.unlock();
        auto piece = take_();
        lock.lock();
        taking_ = false;
        if (!piece) {
            ended_ = true;
            room_.notify_all();
            ready_.notify_one();
            return;
        }
        const auto number = begun_++;
        room_.notify_one();
        ready_.notify_one();
        lock.unlock();
        auto item = make_(std::move(*piece));
        lock.lock();
        place_of(number).emplace(std::move(item));
        ready_.notify_one();
    }

    void help() {
        std::unique_lock lock(mutex_);
        while (true) {
            room_.wait(lock, [this] { return ended_ || may_begin(); });
            if (ended_) return;
            make_one(lock);
        }
    }

    const Take take_;
    const Make make_;
    std::mutex mutex_;
    std::condition_variable ready_;           // an item was made, or may be
    std::condition_variable room_;            // one more may be begun
    std::vector<std::optional<Item>> ahead_;  // made and not handed over, by number
    std::uint64_t begun_ = 0;
    std::uint64_t handed_ = 0;
    bool taking_ = false;
    bool ended_ = false;                // nothing is left to take
    std::vector<std::thread> helpers_;  // last: they use all of the above
};

}  // namespace saksi
