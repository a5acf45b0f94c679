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

namespace saksi::election {

struct SnapshotFile {
    std::string name;  ///< base name, without folders
    Hash sha256;
    Count size = 0;  ///< bytes

    bool operator==(const SnapshotFile&) const = default;
};

struct Snapshot {
    static constexpr std::string_view type = "snapshot";
    static constexpr std::size_t max_files = 300;  ///< in one event; a larger import has parts

    std::optional<Contest> contest;  ///< none for a region tree
    std::string format;              ///< the importer's name
    std::vector<std::string> scope;  ///< codes of the provinces covered, sorted by bytes
    Count rows = 0;                  ///< rows read, of the whole import
    Count forms = 0;                 ///< rows that are forms
    Count not_yet = 0;               ///< rows with neither numbers nor documents
    std::vector<SnapshotFile> files;
    Count part = 1;  ///< from 1
    Count parts = 1;

    bool operator==(const Snapshot&) const = default;
};

}  // namespace saksi::election
