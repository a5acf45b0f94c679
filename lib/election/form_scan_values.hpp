// The values of a form as they stand in canonical JSON, and votes, for a
// FormScanner. Every function reads one thing and stands behind it, or answers
// false: then the form is not taken.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "names.hpp"
#include "rules.hpp"
#include "saksi/core/json_cursor.hpp"
#include "saksi/election/form_scan.hpp"
#include "text_check.hpp"

namespace saksi::election {

/// Numbers that the spans point at, which never move, and texts that were
/// checked last: most entries have the same ones.
struct FormScanner::Room {
    std::vector<Figure> figures;
    std::vector<std::uint32_t> lists;
    std::size_t bytes = 0;  // of entries that may still come
    std::string election, by, source_name, ballot, scheme, code;
};

class ValueScan {
 public:
    explicit ValueScan(json::Cursor& at) noexcept : at_(at) {}

    bool checked(std::string& last, std::string_view& out, text::Check check) {
        if (!at_.string(out)) return false;
        if (out == last) return true;
        if (!check(out)) return false;
        last = out;
        return true;
    }

    bool some_text(std::optional<std::string_view>& out, text::Check check) {
        return at_.string(out.emplace()) && check(*out).has_value();
    }

    template <std::size_t N>
    bool optional(const char (&name)[N], std::optional<std::string_view>& out, text::Check check) {
        return !at_.key(name) || some_text(out, check);
    }

    bool time(std::optional<ScannedTime>& out);

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
    VoteScan(json::Cursor& at, FormScanner::Room& room) noexcept
        : at_(at), value_(at), room_(room) {}

    /// The member `votes`, if it is there.
    bool votes(ScannedVotes& votes);

 private:
    bool parties(ScannedVotes& votes);
    bool calon(ScannedVotes& votes);
    bool row(std::span<const Figure>& out);

    json::Cursor& at_;
    ValueScan value_;
    FormScanner::Room& room_;
};

}  // namespace saksi::election
