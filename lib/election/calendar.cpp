// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/calendar.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "saksi/core/lines.hpp"
#include "text_check.hpp"

namespace saksi::election {
namespace {

using namespace std::chrono;

/// The digits of a text that is a date, as one number: YYYYMMDD.
int digits_of(std::string_view date) noexcept {
    int number = 0;
    for (const char c : date) {
        if (c != '-') number = number * 10 + (c - '0');
    }
    return number;
}

}  // namespace

std::optional<Day> day_from_text(std::string_view text) noexcept {
    if (!text::date(text)) return std::nullopt;
    const auto number = digits_of(text);
    const auto month_day = static_cast<unsigned>(number % 10'000);
    return year{number / 10'000} / month{month_day / 100} / day{month_day % 100};
}

std::string to_text(Day day) {
    const year_month_day date{day};
    const auto digits = [](unsigned number, std::size_t width) {
        const auto text = std::to_string(number);
        return std::string(width - std::min(width, text.size()), '0') + text;
    };
    return digits(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
           digits(static_cast<unsigned>(date.month()), 2) + "-" +
           digits(static_cast<unsigned>(date.day()), 2);
}

bool Calendar::is_working_day(Day day) const noexcept {
    const weekday name{day};
    return name != Saturday && name != Sunday && !days_off_.contains(day);
}

Day Calendar::after(Day from, std::uint64_t count, bool working) const noexcept {
    if (!working) return from + days{static_cast<days::rep>(count)};
    while (count > 0) {
        from += days{1};
        if (is_working_day(from)) --count;
    }
    return from;
}

Result<Calendar> calendar_from_text(std::string_view text) {
    const auto whole = std::string(text) + "\n";
    std::set<Day> days_off;
    Lines lines(whole);
    while (auto line = lines.next()) {
        if (line->ends_with('\r')) line->remove_suffix(1);
        if (line->empty() || line->starts_with('#')) continue;
        const auto day = day_from_text(*line);
        if (!day) {
            return refuse(ErrorCode::malformed, lines.where(), "not a date (YYYY-MM-DD)",
                          text::shown(*line));
        }
        days_off.insert(*day);
    }
    return Calendar(std::move(days_off));
}

}  // namespace saksi::election
