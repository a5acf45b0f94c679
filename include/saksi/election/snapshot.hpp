// Snapshot: the provenance of one import. Which files, with which hashes, from
// which source, seen when, and how much was in them. It stands in the log
// before the events of its import.
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

#include "saksi/core/hash.hpp"
#include "saksi/election/contest.hpp"
#include "saksi/election/figure.hpp"
#include "saksi/election/place.hpp"

namespace saksi::election {

struct SnapshotFile {
    std::string name;  ///< base name, without folders
    Hash sha256;
    Count size = 0;  ///< bytes

    bool operator==(const SnapshotFile&) const = default;
};

/// One TPS, or with `to` all of unit.number..to.
struct TpsRun {
    Unit unit;  ///< of kind tps
    std::optional<std::uint16_t> to;

    [[nodiscard]] std::uint16_t last() const noexcept { return to.value_or(unit.number); }
    bool operator==(const TpsRun&) const = default;
};

/// What an import has no row for, though it is said to have one for every TPS of
/// its provinces. Without that claim a missing row may be the observer's miss.
struct AbsentTps {
    static constexpr std::size_t max_runs = 500;  ///< more, and the claim is none

    Count listed = 0;         ///< TPS in the lists of the provinces covered
    Count count = 0;          ///< of these without a row
    std::vector<TpsRun> tps;  ///< which: by unit, not overlapping

    bool operator==(const AbsentTps&) const = default;
};

struct Snapshot {
    static constexpr std::string_view type = "snapshot";
    static constexpr std::size_t max_files = 300;  ///< in one event; a larger import has parts

    std::optional<Contest> contest;   ///< none for a region tree
    std::string format;               ///< the importer's name
    std::vector<std::string> scope;   ///< codes of the provinces covered, sorted by bytes
    Count rows = 0;                   ///< rows read, of the whole import
    Count forms = 0;                  ///< rows that are forms
    Count not_yet = 0;                ///< rows with neither numbers nor documents
    std::optional<AbsentTps> absent;  ///< of an import said to be complete; in part 1 alone
    std::vector<SnapshotFile> files;
    Count part = 1;  ///< from 1
    Count parts = 1;

    bool operator==(const Snapshot&) const = default;
};

}  // namespace saksi::election
