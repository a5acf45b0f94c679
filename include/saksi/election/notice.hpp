// Notice: what an office announces beside results: the calendar of stages and
// its deadlines, releases, incidents and locks of its own systems.
//
// Format: docs/format.md 1.5.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/timestamp.hpp"
#include "saksi/election/contest.hpp"
#include "saksi/election/document.hpp"
#include "saksi/election/place.hpp"

namespace saksi::election {

enum class NoticeKind : std::uint8_t {
    tahapan,       ///< a stage of the calendar, from and until when
    pengumuman,    ///< an announcement
    rilis_sistem,  ///< another version of an office's system
    insiden,       ///< something went wrong with one
    penguncian,    ///< a system takes no more changes
};
[[nodiscard]] SAKSI_API std::string_view name_of(NoticeKind kind) noexcept;

/// What a stage is about. pencetakan: of ballots.
enum class Stage : std::uint8_t {
    pendaftaran,
    verifikasi,
    dcs,
    dct,
    pencetakan,
    kampanye,
    masa_tenang,
    pemungutan,
    penghitungan,
    rekapitulasi,
    penetapan,
    sengketa,
};
[[nodiscard]] SAKSI_API std::string_view name_of(Stage stage) noexcept;

struct Notice {
    static constexpr std::string_view type = "notice";

    std::string id;  ///< the publisher's, unique in the election; a later version replaces
    NoticeKind kind = NoticeKind::pengumuman;
    std::string title;
    std::optional<Stage> stage;     ///< required of a tahapan
    std::optional<UnitKind> level;  ///< of rekapitulasi: of which units
    std::optional<Contest> contest;
    std::optional<Unit> unit;           ///< where; none: everywhere
    std::optional<std::string> system;  ///< "sirekap"; required of the last three kinds
    std::optional<Timestamp> from;      ///< in force, both ends included
    std::optional<Timestamp> until;
    std::vector<std::string> texts;  ///< word for word
    std::optional<Documents> documents;

    bool operator==(const Notice&) const = default;
};

}  // namespace saksi::election
