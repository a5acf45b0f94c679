// A list that only grows, and never moves what is in it: for hundreds of
// thousands of things that are pointed at. It asks for room in pieces of some
// 64 KB, where a std::deque asks for one each time that 512 bytes are full.
//
// Moved from, it is empty; it cannot be copied.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace saksi {

template <class T>
class Pile {
 public:
    Pile() = default;
    Pile(Pile&&) noexcept = default;
    Pile& operator=(Pile&&) noexcept = default;
    Pile(const Pile&) = delete;
    Pile& operator=(const Pile&) = delete;
    ~Pile() = default;

    [[nodiscard]] std::size_t size() const noexcept {
        return pieces_.empty() ? 0 : (pieces_.size() - 1) * room + pieces_.back().size();
    }
    [[nodiscard]] bool empty() const noexcept { return pieces_.empty(); }
    [[nodiscard]] T& operator[](std::size_t i) noexcept { return pieces_[i / room][i % room]; }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept {
        return pieces_[i / room][i % room];
    }

    template <class... Args>
    T& emplace_back(Args&&... args) {
        if (pieces_.empty() || pieces_.back().size() == room) pieces_.emplace_back().reserve(room);
        return pieces_.back().emplace_back(std::forward<Args>(args)...);
    }
    void push_back(const T& item) { emplace_back(item); }

    class Iterator {
     public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = const T*;
        using reference = const T&;

        Iterator() = default;
        Iterator(const Pile& pile, std::size_t at) noexcept : pile_(&pile), at_(at) {}
        reference operator*() const noexcept { return (*pile_)[at_]; }
        pointer operator->() const noexcept { return &(*pile_)[at_]; }
        Iterator& operator++() noexcept {
            ++at_;
            return *this;
        }
        Iterator operator++(int) noexcept { return {*pile_, at_++}; }
        bool operator==(const Iterator& other) const noexcept { return at_ == other.at_; }

     private:
        const Pile* pile_ = nullptr;
        std::size_t at_ = 0;
    };
    [[nodiscard]] Iterator begin() const noexcept { return {*this, 0}; }
    [[nodiscard]] Iterator end() const noexcept { return {*this, size()}; }

 private:
    static constexpr std::size_t piece_size = std::size_t{64} * 1024;
    /// Of a piece; a power of two, which divides in no time.
    static constexpr std::size_t room =
        std::bit_floor(std::max<std::size_t>(1, piece_size / sizeof(T)));

    std::vector<std::vector<T>> pieces_;  // all full but the last
};

}  // namespace saksi
