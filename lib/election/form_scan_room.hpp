// What a FormScanner keeps from form to form: room for what its spans point at,
// and what it checked last, which most forms have again.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "form_pattern.hpp"
#include "names.hpp"
#include "saksi/core/digits.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/core/json_cursor.hpp"
#include "saksi/core/timestamp.hpp"
#include "saksi/election/form_scan.hpp"
#include "text_check.hpp"

namespace saksi::election {

/// A text that was checked, with its quotes: most entries have the same ones.
class CheckedText {
 public:
    bool take(json::Cursor& at, std::string_view& out, text::Check check) {
        const auto* start = at.place();
        if (!quoted_.empty() && at.take(std::string_view(quoted_))) {
            out = {start + 1, quoted_.size() - 2};
            return true;
        }
        if (!at.string(out) || !check(out)) return false;
        quoted_ = at.since(start);
        return true;
    }
    /// The same of a text that stands between quotes.
    bool holds(std::string_view text, text::Check check) {
        const std::string_view quoted(text.data() - 1, text.size() + 2);
        if (quoted == quoted_) return true;
        if (!check(text)) return false;
        quoted_ = quoted;
        return true;
    }

 private:
    std::string quoted_;
};

/// The name of an enumerator, with its quotes.
template <class E>
class CheckedName {
 public:
    bool take(json::Cursor& at, E& out) {
        if (quoted_.empty() || !at.take(std::string_view(quoted_))) {
            const auto* start = at.place();
            std::string_view name;
            const auto known = at.string(name) ? named<E>(name) : std::nullopt;
            if (!known) return false;
            quoted_ = at.since(start);
            value_ = *known;
        }
        out = value_;
        return true;
    }

 private:
    std::string quoted_;
    E value_{};
};

/// Items that never move, made room for when the first one comes: who only judges
/// needs none. Most of the room is never used, so it is not filled.
template <class Item>
class FixedRoom {
 public:
    static_assert(std::is_trivially_copyable_v<Item>);

    /// Forgets all items, and will have room for so many.
    void begin(std::size_t most) noexcept {
        most_ = most;
        used_ = 0;
    }
    [[nodiscard]] std::size_t used() const noexcept { return used_; }
    /// Forgets the items from there on.
    void cut(std::size_t used) noexcept { used_ = used; }
    Item& add() {
        const auto room = free();
        SAKSI_EXPECTS(!room.empty());
        ++used_;
        return room.front();
    }
    [[nodiscard]] std::span<const Item> from(std::size_t first) const noexcept {
        return {room_.get() + first, used_ - first};
    }
    /// Room for items whose number is not known yet; those that take() keeps are some.
    [[nodiscard]] std::span<Item> free() {
        if (used_ == 0 && most_ > size_) make();
        return {room_.get() + used_, most_ - used_};
    }
    std::span<const Item> take(std::size_t count) noexcept {
        SAKSI_EXPECTS(count <= most_ - used_);
        used_ += count;
        return from(used_ - count);
    }

 private:
    struct Free {
        void operator()(Item* room) const noexcept { ::operator delete(room); }
    };
    void make() {
        room_.reset(static_cast<Item*>(::operator new(most_ * sizeof(Item))));
        size_ = most_;
    }

    std::unique_ptr<Item, Free> room_;
    std::size_t size_ = 0;
    std::size_t most_ = 0;
    std::size_t used_ = 0;
};

/// What the spans point at, and what was checked last.
struct FormScanner::Room {
    FixedRoom<Figure> figures;
    FixedRoom<std::uint32_t> lists;
    std::size_t bytes = 0;  // of entries that may still come
    CheckedText election, by, source_name, ballot, scheme, code;
    CheckedName<Contest> contest;
    CheckedName<SourceKind> source_kind;
    CheckedName<Cause> cause;
    Instants at, observed;  // each has its own day, as a rule
    FormPatterns patterns;
};

/// Of KPU's codes those with ten digits: others are few, abroad or wrong.
[[nodiscard]] inline bool is_place_of_tps(const ScannedForm& form) noexcept {
    return !form.scheme.starts_with("kpu-") ||
           (form.code.size() == 10 &&
            std::all_of(form.code.begin(), form.code.end(), digits::is_digit));
}

}  // namespace saksi::election
