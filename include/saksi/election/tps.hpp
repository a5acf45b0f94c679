// TpsList: which TPS a desa has, and how many voters and ballots each was to
// have. This is the denominator of every "in / total", and it changes: so it is
// an event, and a later list of the same unit replaces an earlier one.
//
// Format: docs/format.md 1.3.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/election/contest.hpp"
#include "saksi/election/figure.hpp"
#include "saksi/election/place.hpp"

namespace saksi::election {

/// khusus: prisons, dormitories, work sites. tpsln, ksk (a mobile box) and pos
/// (postal) are abroad.
enum class TpsKind : std::uint8_t { reguler, khusus, tpsln, ksk, pos };
enum class Metode : std::uint8_t { biasa, noken };
enum class TpsStatus : std::uint8_t { aktif, batal };

[[nodiscard]] SAKSI_API std::string_view name_of(TpsKind kind) noexcept;
[[nodiscard]] SAKSI_API std::string_view name_of(Metode metode) noexcept;
[[nodiscard]] SAKSI_API std::string_view name_of(TpsStatus status) noexcept;

struct VoterList {
    Figure l;
    Figure p;

    bool operator==(const VoterList&) const = default;
};

/// One TPS, or with `to` all of number..to, of which only kind, metode,
/// instrument and status can then be said.
struct TpsItem {
    std::uint16_t number = 1;
    std::optional<std::uint16_t> to;
    TpsKind kind = TpsKind::reguler;
    std::optional<Metode> metode;
    std::optional<TpsStatus> status;
    VoterList dpt, dps, dptb;
    std::array<Figure, all_contests.size()> ballots;  ///< delivered, by Contest
    std::optional<std::string> label, place, address;
    std::optional<std::string> instrument;  ///< required where metode is noken

    /// The last number this item stands for.
    [[nodiscard]] std::uint16_t last() const noexcept { return to.value_or(number); }
    bool operator==(const TpsItem&) const = default;
};

struct TpsList {
    static constexpr std::string_view type = "tps";

    Unit unit;                 ///< a desa, or whatever has TPS directly below it
    std::vector<TpsItem> tps;  ///< at least one; by number, not overlapping

    bool operator==(const TpsList&) const = default;
};

}  // namespace saksi::election
