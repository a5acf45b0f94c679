// ViolationReport: one step of what Bawaslu does with a report (laporan) or a
// finding of its own (temuan). Each step replaces the one before, under the id
// the report got when it came in; the register number comes later.
//
// Who reported is protected: here he or she is a salted commitment.
//
// Which steps are lawful, and by when: saksi/election/report_path.hpp.
// Format: docs/format.md 1.10.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/hash.hpp"
#include "saksi/election/contest.hpp"
#include "saksi/election/document.hpp"
#include "saksi/election/figure.hpp"
#include "saksi/election/place.hpp"

namespace saksi::election {

/// LP and TM of the register number.
enum class ReportKind : std::uint8_t { laporan, temuan };

enum class ReportStage : std::uint8_t {
    diterima,
    kajian_awal,
    perbaikan_diminta,
    tidak_diregistrasi,
    diregistrasi,
    klarifikasi,
    kajian,
    pleno,
    administrasi,  ///< to a hearing
    pidana,        ///< to Sentra Gakkumdu
    etik,          ///< to DKPP
    hukum_lain,    ///< to another agency
    bukan_pelanggaran,
    dicabut,
    putusan,
    tindak_lanjut,  ///< by KPU
};

[[nodiscard]] SAKSI_API std::string_view name_of(ReportKind kind) noexcept;
[[nodiscard]] SAKSI_API std::string_view name_of(ReportStage stage) noexcept;

/// What must be done in a number of days: a laporan or temuan is brought in after
/// it was known; screened after it came in; handled after it was registered, and
/// longer where more statements are needed; decided after it went to a hearing.
enum class ReportDuty : std::uint8_t {
    laporan,
    temuan,
    kajian_awal,
    penanganan,
    perpanjangan,
    administrasi,
};
[[nodiscard]] SAKSI_API std::string_view name_of(ReportDuty duty) noexcept;

/// A rule of the election. The day it counts from is not counted.
struct ReportLimit {
    ReportDuty duty = ReportDuty::laporan;
    Count days = 0;        ///< 1..999
    bool working = false;  ///< working days; otherwise all days count

    bool operator==(const ReportLimit&) const = default;
};

struct ViolationReport {
    static constexpr std::string_view type = "violation_report";

    std::string id;  ///< 1-96 of a-z 0-9 - . /
    ReportKind kind = ReportKind::laporan;
    std::optional<std::string> number;  ///< "010/LP/ADM.PL/BWSL/00.00/XI/2023"; none yet
    Unit unit;                          ///< of the Bawaslu that has it
    std::optional<Contest> contest;
    ReportStage stage = ReportStage::diterima;
    std::string date;                     ///< local day of this step, YYYY-MM-DD
    std::optional<std::string> known;     ///< the day the reporter or Bawaslu came to know
    std::optional<std::string> deadline;  ///< of this step's outcome, as the office says
    bool extended = false;                ///< more statements are needed: more days
    std::optional<std::string> about;     ///< what it is about; names nobody
    std::optional<Hash> reporter;         ///< salted commitment
    std::optional<std::string> decision;  ///< a ruling's leaf hash, or its number
    std::optional<Documents> documents;

    bool operator==(const ViolationReport&) const = default;
};

}  // namespace saksi::election
