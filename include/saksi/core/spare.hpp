// Things that were done with, whose room is used again: by any thread. They come
// as they were left; whoever takes one empties it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>
#include <utility>
#include <vector>

namespace saksi {

template <class T>
class Spare {
 public:
    /// One that was given back, or a new one.
    [[nodiscard]] T take() {
        const std::lock_guard lock(mutex_);
        if (things_.empty()) return {};
        auto thing = std::move(things_.back());
        things_.pop_back();
        return thing;
    }
    void give_back(T thing) {
        const std::lock_guard lock(mutex_);
        things_.push_back(std::move(thing));
    }

 private:
    std::mutex mutex_;
    std::vector<T> things_;
};

}  // namespace saksi
