// Days and working days: what deadlines are counted in. A calendar is always an
// input: Saturdays, Sundays and the days on its list are no working days, and
// nobody else's clock or list is looked at.
//
//     # libur nasional dan cuti bersama          the file: one date a line
//     2024-02-08
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "saksi/core/export.hpp"
#include "saksi/core/result.hpp"

namespace saksi::election {

using Day = std::chrono::sys_days;

/// "2024-02-14", of the years 0000 to 9999.
[[nodiscard]] SAKSI_API std::optional<Day> day_from_text(std::string_view text) noexcept;
[[nodiscard]] SAKSI_API std::string to_text(Day day);

class SAKSI_API Calendar {
 public:
    /// Weekends alone.
    Calendar() = default;
    explicit Calendar(std::set<Day> days_off) : days_off_(std::move(days_off)) {}

    [[nodiscard]] bool is_working_day(Day day) const noexcept;

    /// The last of `days` days after `from`, which is not counted itself: two
    /// working days after a Thursday is the Monday.
    [[nodiscard]] Day after(Day from, std::uint64_t days, bool working) const noexcept;

 private:
    std::set<Day> days_off_;
};

/// A file of days off. Lines that are empty or begin with # say nothing; an
/// error's `where` is the line.
[[nodiscard]] SAKSI_API Result<Calendar> calendar_from_text(std::string_view text);

}  // namespace saksi::election
