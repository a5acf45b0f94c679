// Times by the proleptic Gregorian calendar, which <chrono> knows.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/timestamp.hpp"

#include <chrono>
#include <cstdlib>
#include <optional>

#include "saksi/core/expects.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;

using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::year_month_day;

constexpr minutes minutes_of_day{24 * 60};
constexpr seconds end_of_years =
    sys_days{std::chrono::year{10000} / std::chrono::January / 1}.time_since_epoch();
constexpr std::size_t local_length = std::string_view("2024-02-15T19:30:00").size();
constexpr std::size_t day_length = std::string_view("2024-02-15T").size();
constexpr std::size_t clock_length = local_length - day_length;

/// Does each byte stand where `pattern` has it? "0" is any digit.
bool looks_like(std::string_view text, std::string_view pattern) noexcept {
    if (text.size() != pattern.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (pattern[i] == '0' ? !digit : text[i] != pattern[i]) return false;
    }
    return true;
}

/// The number these digits make; they were checked.
int number_at(std::string_view text, std::size_t offset, std::size_t length) noexcept {
    int number = 0;
    for (const char digit : text.substr(offset, length)) number = number * 10 + (digit - '0');
    return number;
}

/// Seconds since 1970 that a clock without zone shows; none for a moment that
/// no calendar has. The text has the right shape.
std::optional<seconds> local_seconds(std::string_view text) noexcept {
    const year_month_day date{std::chrono::year{number_at(text, 0, 4)},
                              std::chrono::month{static_cast<unsigned>(number_at(text, 5, 2))},
                              std::chrono::day{static_cast<unsigned>(number_at(text, 8, 2))}};
    const hours hour{number_at(text, 11, 2)};
    const minutes minute{number_at(text, 14, 2)};
    const seconds second{number_at(text, 17, 2)};
    if (!date.ok() || hour >= days{1} || minute >= hours{1} || second >= minutes{1}) {
        return std::nullopt;
    }
    return sys_days{date}.time_since_epoch() + hour + minute + second;
}

/// Minutes east of UTC; none for what is no offset. "-00:00" is none: in RFC
/// 3339, section 4.3, it says that the local offset is unknown.
std::optional<minutes> parse_offset(std::string_view text) noexcept {
    if (text == "Z") return minutes{0};
    if (!looks_like(text, "+00:00") && !looks_like(text, "-00:00")) return std::nullopt;
    const minutes size = hours{number_at(text, 1, 2)} + minutes{number_at(text, 4, 2)};
    if (size >= minutes_of_day || number_at(text, 4, 2) > 59) return std::nullopt;
    if (text[0] == '+') return size;
    if (size == minutes{0}) return std::nullopt;
    return -size;
}

/// The offset of what has the shape of a time; none for anything else.
std::optional<minutes> offset_in(std::string_view text) noexcept {
    const auto clock = text.substr(0, local_length);
    if (!looks_like(clock, "0000-00-00T00:00:00")) return std::nullopt;
    return parse_offset(text.substr(clock.size()));
}

/// Seconds since midnight by the clock of what has the shape of a time; none if no
/// clock shows them.
std::optional<std::int64_t> clock_of(std::string_view text) noexcept {
    const auto clock = text.substr(day_length, clock_length);
    if (!looks_like(clock, "00:00:00")) return std::nullopt;
    const auto hour = number_at(clock, 0, 2);
    const auto minute = number_at(clock, 3, 2);
    const auto second = number_at(clock, 6, 2);
    if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return hour * 3600 + minute * 60 + second;
}

bool differ_by_clock(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && a.substr(0, day_length) == b.substr(0, day_length) &&
           a.substr(local_length) == b.substr(local_length);
}

bool in_range(seconds instant) noexcept { return instant >= seconds{0} && instant < end_of_years; }

void append_two(std::string& text, char before, long number) {
    text += before;
    text += static_cast<char>('0' + number / 10);
    text += static_cast<char>('0' + number % 10);
}

std::string offset_text(int offset_minutes) {
    const int size = std::abs(offset_minutes);
    std::string text;
    append_two(text, offset_minutes < 0 ? '-' : '+', size / 60);
    append_two(text, ':', size % 60);
    return text;
}

}  // namespace

std::optional<std::int64_t> instant_of(std::string_view text) noexcept {
    const auto offset = offset_in(text);
    const auto local = offset ? local_seconds(text) : std::nullopt;
    if (!local || !in_range(*local - *offset)) return std::nullopt;
    return (*local - *offset).count();
}

std::optional<std::int64_t> Instants::of(std::string_view text) {
    if (text.size() >= local_length && differ_by_clock(text, last_)) {
        const auto clock = clock_of(text);
        if (!clock || !in_range(seconds{midnight_ + *clock})) return std::nullopt;
        return midnight_ + *clock;
    }
    const auto instant = instant_of(text);
    if (instant) {
        last_ = text;
        midnight_ = *instant - *clock_of(text);
    }
    return instant;
}

Result<Timestamp> parse_timestamp(std::string_view text) {
    if (const auto instant = instant_of(text)) return Timestamp{std::string(text), *instant};
    if (!offset_in(text)) {
        return refuse(ErrorCode::malformed, {}, "is no time such as 2024-02-15T19:30:00+07:00",
                      excerpt(text));
    }
    if (!local_seconds(text)) {
        return refuse(ErrorCode::malformed, {}, "is a time that no calendar has", excerpt(text));
    }
    return refuse(ErrorCode::malformed, {}, "is a time outside the years 1970 to 9999",
                  excerpt(text));
}

Timestamp timestamp_utc(std::int64_t instant) {
    SAKSI_EXPECTS(in_range(seconds{instant}));
    const sys_seconds moment{seconds{instant}};
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const std::chrono::hh_mm_ss time{moment - day};
    std::string text = std::to_string(static_cast<int>(date.year()));
    append_two(text, '-', static_cast<long>(static_cast<unsigned>(date.month())));
    append_two(text, '-', static_cast<long>(static_cast<unsigned>(date.day())));
    append_two(text, 'T', time.hours().count());
    append_two(text, ':', time.minutes().count());
    append_two(text, ':', time.seconds().count());
    return {text + "Z", instant};
}

Result<Timestamp> parse_local_time(std::string_view text, int offset_minutes) {
    SAKSI_EXPECTS(std::abs(offset_minutes) < minutes_of_day.count());
    if (!looks_like(text, "0000-00-00 00:00:00")) {
        return refuse(ErrorCode::malformed, {}, "is no time such as 2024-02-15 19:30:00",
                      excerpt(text));
    }
    auto placed = std::string(text) + offset_text(offset_minutes);
    placed[std::string_view("2024-02-15").size()] = 'T';
    return parse_timestamp(placed);
}

}  // namespace saksi
