// Figure: a number on a form, as it was published. Three states are kept apart
// everywhere, because they mean different things in a hearing:
//     not captured   nobody looked, or the source has no such field
//     null           the source has the field, and it was empty
//     a count        the source says so, and 0 is a count
//
// Captured<T> is the same for things that are no numbers.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "saksi/core/expects.hpp"
#include "saksi/core/export.hpp"

namespace saksi::election {

using Count = std::uint64_t;

/// 2^53-1: the largest number an entry can hold, so the largest total too.
inline constexpr Count max_count = 9'007'199'254'740'991;

/// a + b, or nothing if that is more than max_count. Every total is added up
/// with this: a sum that cannot be written down is not a sum.
[[nodiscard]] constexpr std::optional<Count> add_checked(Count a, Count b) noexcept {
    if (a > max_count || b > max_count - a) return std::nullopt;
    return a + b;
}

/// By how much one is more than the other.
[[nodiscard]] constexpr Count distance(Count a, Count b) noexcept { return a > b ? a - b : b - a; }

/// Published, and empty.
struct Null {
    bool operator==(const Null&) const = default;
};
inline constexpr Null null{};

class Figure {
 public:
    constexpr Figure() noexcept = default;  ///< not captured
    constexpr Figure(Null) noexcept : code_(null_code) {}
    /// At most max_count: whoever reads numbers from elsewhere checks that first.
    constexpr Figure(Count count) noexcept : code_(count) { SAKSI_EXPECTS(count <= max_count); }

    [[nodiscard]] constexpr bool is_captured() const noexcept { return code_ != not_captured_code; }
    [[nodiscard]] constexpr bool is_null() const noexcept { return code_ == null_code; }
    [[nodiscard]] constexpr bool has_count() const noexcept { return code_ <= max_count; }
    [[nodiscard]] constexpr std::optional<Count> count() const noexcept {
        return has_count() ? std::optional{code_} : std::nullopt;
    }

    constexpr bool operator==(const Figure&) const = default;

 private:
    static constexpr Count null_code = max_count + 1;
    static constexpr Count not_captured_code = max_count + 2;
    Count code_ = not_captured_code;
};

template <class T>
class Captured {
 public:
    Captured() = default;  ///< not captured
    Captured(Null) : captured_(true) {}
    Captured(T value) : captured_(true), value_(std::move(value)) {}

    [[nodiscard]] bool is_captured() const noexcept { return captured_; }
    [[nodiscard]] bool is_null() const noexcept { return captured_ && !value_; }
    /// The value; a null pointer if there is none.
    [[nodiscard]] const T* get() const noexcept { return value_ ? &*value_ : nullptr; }

    bool operator==(const Captured&) const = default;

 private:
    bool captured_ = false;
    std::optional<T> value_;
};

}  // namespace saksi::election
