// The lawful steps of a violation report, as a table, and by when each duty on
// the way was to be done. Days are counted by the election's rules
// (Rules::reporting) and a calendar that is given: saksi/election/calendar.hpp.
//
//     DITERIMA → KAJIAN_AWAL → PERBAIKAN_DIMINTA | TIDAK_DIREGISTRASI | DIREGISTRASI
//     → KLARIFIKASI, KAJIAN → PLENO → one of five outcomes → PUTUSAN → TINDAK_LANJUT
//
// The table with its sources, and what of it is still to be confirmed:
// docs/candidacy.md.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "saksi/election/answer.hpp"
#include "saksi/election/calendar.hpp"
#include "saksi/election/violation_report.hpp"

namespace saksi::election {

/// Stages are sets, one bit an enumerator.
struct ReportStep {
    std::uint32_t from;
    std::uint32_t to;
    std::string_view rule;  ///< a sentence, with its source
};

[[nodiscard]] SAKSI_API std::span<const ReportStep> report_steps() noexcept;

/// The row that allows the step; a null pointer: none does. A stage may follow
/// itself, with more to say.
[[nodiscard]] SAKSI_API const ReportStep* report_step(ReportStage from, ReportStage to) noexcept;

/// What a report's versions say of one duty.
struct DutyCheck {
    ReportDuty duty = ReportDuty::laporan;
    Day from;                 ///< the day it counts from
    Day due;                  ///< the last day
    std::optional<Day> done;  ///< none: not yet
    /// Late if done after `due`, or not done and `today` is past it; without
    /// either day it does not apply.
    Answer in_time = Answer::not_applicable;

    bool operator==(const DutyCheck&) const = default;
};

/// One for each duty that the rules limit and the report came to. `versions` are
/// those that were current in turn, and not empty.
[[nodiscard]] SAKSI_API std::vector<DutyCheck> check_duties(
    std::span<const ViolationReport> versions, std::span<const ReportLimit> limits,
    const Calendar& calendar, std::optional<Day> today);

}  // namespace saksi::election
