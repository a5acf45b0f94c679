// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/report_path.hpp"

#include <algorithm>
#include <array>
#include <concepts>

namespace saksi::election {
namespace {

using Stage = ReportStage;
using Versions = std::span<const ViolationReport>;

constexpr std::uint32_t stages(std::same_as<Stage> auto... members) noexcept {
    return (0U | ... | (1U << static_cast<unsigned>(members)));
}
constexpr bool has(std::uint32_t set, Stage stage) noexcept {
    return (set >> static_cast<unsigned>(stage) & 1U) != 0;
}

constexpr auto screened =
    stages(Stage::perbaikan_diminta, Stage::tidak_diregistrasi, Stage::diregistrasi);
constexpr auto handling = stages(Stage::klarifikasi, Stage::kajian);
constexpr auto outcomes = stages(Stage::administrasi, Stage::pidana, Stage::etik, Stage::hukum_lain,
                                 Stage::bukan_pelanggaran);

constexpr std::array steps = {
    ReportStep{stages(Stage::diterima), stages(Stage::kajian_awal),
               "what was received is screened (Perbawaslu 7/2022)"},
    ReportStep{stages(Stage::kajian_awal), screened,
               "after screening a report is registered, sent back or not registered "
               "(Perbawaslu 7/2022)"},
    ReportStep{stages(Stage::perbaikan_diminta), screened,
               "what was repaired is registered or not (Perbawaslu 7/2022)"},
    ReportStep{stages(Stage::diregistrasi), handling | stages(Stage::pleno),
               "what is registered is looked into (Perbawaslu 7/2022)"},
    ReportStep{handling, handling | stages(Stage::pleno),
               "what was looked into goes to the plenary (Perbawaslu 7/2022)"},
    ReportStep{stages(Stage::pleno), outcomes, "the plenary decides where it goes"},
    ReportStep{outcomes & ~stages(Stage::bukan_pelanggaran), stages(Stage::putusan),
               "whoever it went to decides"},
    ReportStep{stages(Stage::putusan), stages(Stage::tindak_lanjut),
               "KPU carries out what was decided"},
    ReportStep{stages(Stage::diterima, Stage::kajian_awal, Stage::perbaikan_diminta),
               stages(Stage::dicabut), "a report may be withdrawn until it is registered"},
};

/// From which step to which a duty runs.
struct DutySpan {
    ReportDuty duty;
    std::uint32_t from;  ///< 0: from the day it was known
    std::uint32_t to;
};
constexpr std::array spans = {
    DutySpan{ReportDuty::laporan, 0, stages(Stage::diterima)},
    DutySpan{ReportDuty::temuan, 0, stages(Stage::diterima)},
    DutySpan{ReportDuty::kajian_awal, stages(Stage::diterima), screened},
    DutySpan{ReportDuty::penanganan, stages(Stage::diregistrasi), outcomes},
    DutySpan{ReportDuty::administrasi, stages(Stage::administrasi), stages(Stage::putusan)},
};

/// The day of the first version in one of these stages.
std::optional<Day> day_of(Versions versions, std::uint32_t set) noexcept {
    const auto found = std::find_if(versions.begin(), versions.end(),
                                    [set](const auto& version) { return has(set, version.stage); });
    return found == versions.end() ? std::nullopt : day_from_text(found->date);
}

/// The day that anybody is first said to have known.
std::optional<Day> day_known(Versions versions) noexcept {
    for (const auto& version : versions) {
        if (version.known) return day_from_text(*version.known);
    }
    return std::nullopt;
}

bool is_for(ReportDuty duty, ReportKind kind) noexcept {
    if (duty == ReportDuty::laporan) return kind == ReportKind::laporan;
    if (duty == ReportDuty::temuan) return kind == ReportKind::temuan;
    return true;
}

const ReportLimit* limit_of(std::span<const ReportLimit> limits, ReportDuty duty) noexcept {
    const auto found = std::find_if(limits.begin(), limits.end(),
                                    [duty](const auto& limit) { return limit.duty == duty; });
    return found == limits.end() ? nullptr : &*found;
}

/// The last day of a duty; more days where more statements were needed.
Day due_of(const ReportLimit& limit, Day from, Versions versions,
           std::span<const ReportLimit> limits, const Calendar& calendar) noexcept {
    const auto due = calendar.after(from, limit.days, limit.working);
    const auto* more = limit_of(limits, ReportDuty::perpanjangan);
    const bool extended = std::any_of(versions.begin(), versions.end(),
                                      [](const auto& each) { return each.extended; });
    if (limit.duty != ReportDuty::penanganan || more == nullptr || !extended) return due;
    return calendar.after(due, more->days, more->working);
}

Answer in_time(Day due, std::optional<Day> done, std::optional<Day> today) noexcept {
    if (done) return *done <= due ? Answer::holds : Answer::does_not_hold;
    if (today && *today > due) return Answer::does_not_hold;
    return Answer::not_applicable;
}

}  // namespace

std::span<const ReportStep> report_steps() noexcept { return steps; }

const ReportStep* report_step(ReportStage from, ReportStage to) noexcept {
    static constexpr ReportStep same{~0U, ~0U, "a stage with more to say"};
    if (from == to) return &same;
    const auto* found = std::find_if(steps.begin(), steps.end(), [&](const ReportStep& step) {
        return has(step.from, from) && has(step.to, to);
    });
    return found == steps.end() ? nullptr : found;
}

std::vector<DutyCheck> check_duties(Versions versions, std::span<const ReportLimit> limits,
                                    const Calendar& calendar, std::optional<Day> today) {
    std::vector<DutyCheck> checks;
    for (const auto& span : spans) {
        const auto* limit = limit_of(limits, span.duty);
        const auto from = span.from == 0 ? day_known(versions) : day_of(versions, span.from);
        if (limit == nullptr || !from || !is_for(span.duty, versions.front().kind)) continue;
        DutyCheck check{span.duty, *from, due_of(*limit, *from, versions, limits, calendar),
                        day_of(versions, span.to)};
        check.in_time = in_time(check.due, check.done, today);
        checks.push_back(check);
    }
    return checks;
}

}  // namespace saksi::election
