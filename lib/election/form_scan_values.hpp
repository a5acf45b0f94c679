// The values of a form as they stand in canonical JSON, and votes, for a
// FormScanner. Every function reads one thing and stands behind it, or answers
// false: then the form is not taken.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "form_scan_room.hpp"
#include "rules.hpp"
#include "saksi/core/json_cursor.hpp"
#include "text_check.hpp"

namespace saksi::election {

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

    template <class T>
    bool within(Range range, T& out) noexcept {
        std::int64_t number = 0;
        if (!at_.number(number)) return false;
        const auto count = static_cast<Count>(number);
        out = static_cast<T>(count);
        return range.has(count);
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
    bool calon(ScannedVotes& votes);
    bool judged_calon(ScannedVotes& votes);
    bool row(Row& row);
    bool figures();
    [[nodiscard]] bool keeps() const noexcept { return figures_ == FormScanner::Figures::kept; }

    json::Cursor& at_;
    ValueScan value_;
    FormScanner::Room& room_;
    FormScanner::Figures figures_;
};

}  // namespace saksi::election
