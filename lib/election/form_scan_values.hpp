// The values of a form as they stand in canonical JSON, and votes, for a
// FormScanner. Every function reads one thing and stands behind it, or answers
// false: then the form is not taken.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "names.hpp"
#include "rules.hpp"
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

 private:
    std::string quoted_;
};

/// Figures that never move. Most of the room is never used, so it is not filled.
class FigureRoom {
 public:
    void make(std::size_t figures) {
        static_assert(std::is_trivially_copyable_v<Figure>);
        if (figures > size_)
            room_.reset(static_cast<Figure*>(::operator new(figures * sizeof(Figure))));
        size_ = std::max(size_, figures);
    }
    [[nodiscard]] Figure* begin() const noexcept { return room_.get(); }
    /// Is there room for so many from `next` on?
    [[nodiscard]] bool holds(const Figure* next, std::size_t figures) const noexcept {
        return figures <= size_ - static_cast<std::size_t>(next - room_.get());
    }

 private:
    struct Free {
        void operator()(Figure* room) const noexcept { ::operator delete(room); }
    };
    std::unique_ptr<Figure, Free> room_;
    std::size_t size_ = 0;
};

/// What the spans point at, and what was checked last.
struct FormScanner::Room {
    FigureRoom figures;
    Figure* next = nullptr;  // that is free
    std::vector<std::uint32_t> lists;
    std::size_t bytes = 0;  // of entries that may still come
    CheckedText election, by, source_name, ballot, scheme, code;
    Instants instants;
};

class ValueScan {
 public:
    explicit ValueScan(json::Cursor& at) noexcept : at_(at) {}

    bool some_text(std::optional<std::string_view>& out, text::Check check) {
        return at_.string(out.emplace()) && check(*out).has_value();
    }

    template <std::size_t N>
    bool optional(const char (&name)[N], std::optional<std::string_view>& out, text::Check check) {
        return !at_.key(name) || some_text(out, check);
    }

    bool time(Instants& instants, std::optional<ScannedTime>& out);

    template <class E>
    bool word(E& out) noexcept {
        std::string_view name;
        const auto known = at_.string(name) ? named<E>(name) : std::nullopt;
        if (known) out = *known;
        return known.has_value();
    }

    template <class T>
    bool within(Range range, T& out) noexcept {
        std::int64_t number = 0;
        if (!at_.number(number)) return false;
        const auto count = static_cast<Count>(number);
        out = static_cast<T>(count);
        return count >= range.first && count <= range.last;
    }

    bool truth(bool& out) noexcept {
        out = at_.take("true");
        return out || at_.take("false");
    }

    bool figure(Figure& out) noexcept {
        std::int64_t number = 0;
        if (at_.number(number)) {
            out = static_cast<Count>(number);
            return true;
        }
        out = null;
        return at_.take("null");
    }

    bool hash(std::optional<Hash>& out);

 private:
    json::Cursor& at_;
};

/// Section IV.
class VoteScan {
 public:
    VoteScan(json::Cursor& at, FormScanner::Room& room, FormScanner::Figures figures) noexcept
        : at_(at), value_(at), room_(room), figures_(figures) {}

    /// The value of the member `votes`.
    bool votes(ScannedVotes& votes);

 private:
    /// A row, of which it is known how long it is.
    struct Row {
        std::span<const Figure> figures;
        std::size_t length = 0;
    };

    bool parties(ScannedVotes& votes);
    bool calon(ScannedVotes& votes, std::size_t& lists);
    bool row(Row& row);
    bool figures(Row& row);

    json::Cursor& at_;
    ValueScan value_;
    FormScanner::Room& room_;
    FormScanner::Figures figures_;
};

}  // namespace saksi::election
