// Times against those that date(1) computes, and every day to 2101.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/timestamp.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace saksi;

namespace {

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_of(int year, int month) {
    if (month == 2) return is_leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::string reason(std::string_view text) {
    const auto time = parse_timestamp(text);
    return time ? "accepted" : time.error().reason;
}

}  // namespace

TEST_SUITE_BEGIN("core/timestamp");

TEST_CASE("instants are those of date -u -d TEXT +%s") {
    struct Case {
        std::string_view text;
        std::int64_t instant;
    };
    for (const auto& known : {
             Case{"1970-01-01T00:00:00Z", 0},
             Case{"2024-02-14T07:00:00+07:00", 1707868800},
             Case{"2024-02-15T19:30:00+07:00", 1708000200},
             Case{"2000-02-29T12:34:56Z", 951827696},
             Case{"2024-02-29T23:59:59-11:30", 1709292599},
             Case{"2038-01-19T03:14:08Z", 2147483648},
             Case{"2100-03-01T00:00:00+09:00", 4107510000},
             Case{"9999-12-31T23:59:59Z", 253402300799},
             Case{"1970-01-01T07:00:00+07:00", 0},
             Case{"1969-12-31T19:00:00-05:00", 0},
             Case{"1999-12-31T23:59:59+00:00", 946684799},
             Case{"2400-02-29T00:00:00+05:45", 13574542500},
         }) {
        CAPTURE(known.text);
        const auto time = parse_timestamp(known.text);
        REQUIRE(time.has_value());
        CHECK(time->instant == known.instant);
        CHECK(time->text == known.text);
    }
}

TEST_CASE("each day from 1970 to 2101 follows the one before, both ways") {
    std::int64_t instant = 0;
    std::size_t wrong = 0;
    for (int year = 1970; year <= 2101; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (int day = 1; day <= days_of(year, month); ++day, instant += 86'400) {
                const auto text =
                    std::to_string(year) + "-" + two(month) + "-" + two(day) + "T00:00:00Z";
                const Timestamp expected{text, instant};
                if (parse_timestamp(text) != expected || timestamp_utc(instant) != expected)
                    ++wrong;
            }
            const auto past = std::to_string(year) + "-" + two(month) + "-" +
                              two(days_of(year, month) + 1) + "T00:00:00Z";
            if (parse_timestamp(past)) ++wrong;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("each second of a day prints as what parses to it") {
    std::size_t wrong = 0;
    for (std::int64_t instant = 1'707'955'200; instant < 1'707'955'200 + 86'400; instant += 7) {
        const auto time = timestamp_utc(instant);
        if (parse_timestamp(time.text) != time) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(timestamp_utc(1'707'955'200 + 86'399).text == "2024-02-15T23:59:59Z");
    CHECK(timestamp_utc(0).text == "1970-01-01T00:00:00Z");
    CHECK(timestamp_utc(253'402'300'799).text == "9999-12-31T23:59:59Z");
}

TEST_CASE("a time that no calendar has is refused as such") {
    for (const std::string text :
         {"2023-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2024-02-30T00:00:00Z",
          "2024-04-31T00:00:00Z", "2024-00-10T00:00:00Z", "2024-13-10T00:00:00Z",
          "2024-01-00T00:00:00Z", "2024-01-32T00:00:00Z", "2024-01-01T24:00:00Z",
          "2024-01-01T00:60:00Z", "2024-01-01T23:59:60Z", "0000-00-00T00:00:00Z"}) {
        CHECK_MESSAGE(reason(text) == "is a time that no calendar has", text);
    }
}

TEST_CASE("a moment that cannot be printed in UTC is refused") {
    for (const std::string text :
         {"1969-12-31T23:59:59Z", "1970-01-01T00:00:00+00:01", "0000-01-01T00:00:00Z",
          "9999-12-31T23:59:59-00:01", "9999-12-31T01:00:00-23:59"}) {
        CHECK_MESSAGE(reason(text) == "is a time outside the years 1970 to 9999", text);
    }
}

TEST_CASE("any other spelling is refused") {
    for (const std::string text : {"",
                                   "Z",
                                   "2024-02-15",
                                   "2024-02-15T19:30:00",
                                   "2024-02-15 19:30:00Z",
                                   "2024-02-15t19:30:00Z",
                                   "2024-02-15T19:30:00z",
                                   "2024-02-15T19:30:00.5Z",
                                   "2024-02-15T19:30:00,5Z",
                                   "2024-02-15T19:30Z",
                                   "2024-02-15T19:30:00+07",
                                   "2024-02-15T19:30:00+0700",
                                   "2024-02-15T19:30:00+7:00",
                                   "2024-02-15T19:30:00+24:00",
                                   "2024-02-15T19:30:00+07:60",
                                   "2024-02-15T19:30:00-24:00",
                                   "2024-02-15T19:30:00-00:00",
                                   "2024-02-15T19:30:00 07:00",
                                   "2024-02-15T19:30:00+07:00Z",
                                   "2024-02-15T19:30:00Z ",
                                   " 2024-02-15T19:30:00Z",
                                   "2024-2-15T19:30:00Z",
                                   "24-02-15T19:30:00Z",
                                   "12024-02-15T19:30:00Z",
                                   "+024-02-15T19:30:00Z",
                                   "2024-02-15T1a:30:00Z",
                                   "2024-W07-4T19:30:00Z",
                                   "2024-02-15T19:30:00\xe2\x88\x92"
                                   "07:00"}) {
        CHECK_MESSAGE(reason(text) == "is no time such as 2024-02-15T19:30:00+07:00", text);
    }
    CHECK(parse_timestamp("2024-02-15").error().detail == "2024-02-15");
}

TEST_CASE("times one after the other have the instants that each has alone") {
    const std::string days[] = {"2024-02-14T", "2024-02-30T", "1970-01-01T", "9999-12-31T",
                                "2024-02-14t"};
    const std::string clocks[] = {"00:00:00", "23:59:59", "24:00:00", "07:00:00", "06:59:59",
                                  "12:60:00", "12:00:60", "1a:00:00", "12.00:00", "12:00:0"};
    const std::string zones[] = {"Z", "+07:00", "-07:00", "+23:59", "-00:00", ""};
    Instants instants;
    for (const auto& day : days) {
        for (const auto& zone : zones) {
            for (const auto& first : clocks) {
                for (const auto& second : clocks) {
                    for (const auto& text : {day + first + zone, day + second + zone}) {
                        INFO(text);
                        CHECK(instants.of(text) == instant_of(text));
                    }
                }
            }
        }
    }
}

TEST_CASE("the widest offsets are a minute short of a day") {
    CHECK(parse_timestamp("2024-02-15T00:00:00+23:59")->instant ==
          parse_timestamp("2024-02-15T00:00:00Z")->instant - 86'340);
    CHECK(parse_timestamp("2024-02-15T00:00:00-23:59")->instant ==
          parse_timestamp("2024-02-15T00:00:00Z")->instant + 86'340);
}

TEST_CASE("a local time is placed at its offset") {
    CHECK(parse_local_time("2024-02-15 19:30:00", 420) ==
          parse_timestamp("2024-02-15T19:30:00+07:00"));
    CHECK(parse_local_time("2024-02-15 19:30:00", -570)->text == "2024-02-15T19:30:00-09:30");
    CHECK(parse_local_time("2024-02-15 19:30:00", 0)->text == "2024-02-15T19:30:00+00:00");
    CHECK(parse_local_time("2024-02-30 19:30:00", 420).error().reason ==
          "is a time that no calendar has");
    for (const std::string text :
         {"", "2024-02-15T19:30:00", "2024-02-15 19:30", "2024-02-15 19:30:00 ",
          "2024-02-15 19:30:00Z", "15-02-2024 19:30:00"}) {
        CHECK_MESSAGE(
            parse_local_time(text, 420).error().reason == "is no time such as 2024-02-15 19:30:00",
            text);
    }
}

TEST_SUITE_END();
