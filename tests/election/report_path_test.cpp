// Reports to Bawaslu: their steps, and their days by the calendar of 2024.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/report_path.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace saksi::election;
using Stage = ReportStage;

namespace {

Day day(const char* text) { return day_from_text(text).value(); }

ViolationReport at(Stage stage, const char* date) {
    ViolationReport report;
    report.stage = stage;
    report.date = date;
    return report;
}

const std::vector<ReportLimit> limits = {{ReportDuty::laporan, 7, true},
                                         {ReportDuty::temuan, 7, false},
                                         {ReportDuty::penanganan, 7, true},
                                         {ReportDuty::perpanjangan, 7, true}};

/// Isra Mikraj and Imlek with their joint leave, and the voting day.
Calendar february_2024() {
    return Calendar({day("2024-02-08"), day("2024-02-09"), day("2024-02-14")});
}

const DutyCheck* find(const std::vector<DutyCheck>& checks, ReportDuty duty) {
    for (const auto& check : checks) {
        if (check.duty == duty) return &check;
    }
    return nullptr;
}

}  // namespace

TEST_SUITE_BEGIN("election/report_path");

TEST_CASE("working days leave out weekends and the days on the list") {
    const auto calendar = february_2024();
    CHECK(calendar.after(day("2024-02-05"), 7, true) == day("2024-02-19"));
    CHECK(calendar.after(day("2024-02-05"), 7, false) == day("2024-02-12"));
    CHECK(Calendar().after(day("2024-02-15"), 2, true) == day("2024-02-19"));  // from a Thursday
    CHECK(Calendar().after(day("2024-02-17"), 1, true) == day("2024-02-19"));  // from a Saturday
    CHECK(calendar.after(day("2024-02-05"), 0, true) == day("2024-02-05"));
}

TEST_CASE("a calendar is a file of dates") {
    const auto calendar = calendar_from_text("# libur\n2024-02-08\r\n\n2024-02-09");
    REQUIRE(calendar.has_value());
    CHECK(!calendar->is_working_day(day("2024-02-08")));
    CHECK(!calendar->is_working_day(day("2024-02-09")));
    CHECK(calendar->is_working_day(day("2024-02-12")));
    const auto wrong = calendar_from_text("2024-02-08\n2024-02-30\n");
    REQUIRE(!wrong.has_value());
    CHECK(wrong.error().where == "line 2");
}

TEST_CASE("a day is read and printed the same, leap days too") {
    for (const auto* text : {"2024-02-29", "1999-12-31", "2000-01-01"})
        CHECK(to_text(day(text)) == text);
    CHECK(!day_from_text("2023-02-29"));
    CHECK(!day_from_text("2024-2-9"));
}

TEST_CASE("a report goes to one of five outcomes, and to a decision") {
    const std::vector way = {Stage::diterima,     Stage::kajian_awal,  Stage::perbaikan_diminta,
                             Stage::diregistrasi, Stage::klarifikasi,  Stage::kajian,
                             Stage::pleno,        Stage::administrasi, Stage::putusan,
                             Stage::tindak_lanjut};
    for (std::size_t i = 1; i < way.size(); ++i) CHECK(report_step(way[i - 1], way[i]) != nullptr);
}

TEST_CASE("a registered report is not withdrawn, and none is decided without a plenary") {
    CHECK(report_step(Stage::kajian_awal, Stage::dicabut) != nullptr);
    CHECK(report_step(Stage::diregistrasi, Stage::dicabut) == nullptr);
    CHECK(report_step(Stage::diterima, Stage::diregistrasi) == nullptr);
    CHECK(report_step(Stage::kajian, Stage::administrasi) == nullptr);
    CHECK(report_step(Stage::bukan_pelanggaran, Stage::putusan) == nullptr);
    CHECK(report_step(Stage::tidak_diregistrasi, Stage::klarifikasi) == nullptr);
}

TEST_CASE("a report must come in within seven working days of knowing") {
    auto report = at(Stage::diterima, "2024-02-19");
    report.known = "2024-02-05";
    const auto in_time = check_duties(std::vector{report}, limits, february_2024(), {});
    REQUIRE(find(in_time, ReportDuty::laporan) != nullptr);
    CHECK(find(in_time, ReportDuty::laporan)->in_time == Answer::holds);
    CHECK(find(in_time, ReportDuty::temuan) == nullptr);

    const auto late = check_duties(std::vector{report}, limits, Calendar(), {});
    CHECK(find(late, ReportDuty::laporan)->due == day("2024-02-14"));
    CHECK(find(late, ReportDuty::laporan)->in_time == Answer::does_not_hold);
}

TEST_CASE("handling takes seven working days, or fourteen where more is asked") {
    std::vector versions = {at(Stage::diregistrasi, "2024-03-04"), at(Stage::pleno, "2024-03-18"),
                            at(Stage::etik, "2024-03-20")};
    const auto late = check_duties(versions, limits, Calendar(), {});
    REQUIRE(late.size() == 1);
    CHECK(late[0].due == day("2024-03-13"));
    CHECK(late[0].in_time == Answer::does_not_hold);

    versions[1].extended = true;
    const auto longer = check_duties(versions, limits, Calendar(), {});
    CHECK(longer[0].due == day("2024-03-22"));
    CHECK(longer[0].in_time == Answer::holds);
}

TEST_CASE("what is not done yet is late only when today is past the last day") {
    const std::vector versions = {at(Stage::diregistrasi, "2024-03-04")};
    const auto in_time_on = [&](std::optional<Day> today) {
        return check_duties(versions, limits, Calendar(), today).front().in_time;
    };
    CHECK(in_time_on({}) == Answer::not_applicable);
    CHECK(in_time_on(day("2024-03-13")) == Answer::not_applicable);
    CHECK(in_time_on(day("2024-03-14")) == Answer::does_not_hold);
}

TEST_SUITE_END();
