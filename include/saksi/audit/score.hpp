// How well findings answer what was planted: recall and precision by detector.
// Recall: of the findings that must be there, how many are. Precision: of those
// that are there, how many must be. Both are counts of a whole, never decimals.
//
// A finding is the one that was expected if detector, contest, unit, sources,
// effect and the finding it goes with are the same, and it names the entry that
// was said to show it. Each answers one expected finding at most.
//
// Read are the tables of saksi-simulate --faults (saksi/audit/planting.hpp) and
// of saksi-tally check --format csv. A finding that stands in several of these,
// or in several rows of one, is one finding.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/audit/finding.hpp"
#include "saksi/core/result.hpp"

namespace saksi::audit {

/// What both tables say of a finding, in their own words.
struct FindingLine {
    Detector detector = Detector::D01;
    std::string contest, kind, code, source, other_source, effect, under;

    auto operator<=>(const FindingLine&) const = default;
};

struct ExpectedFinding {
    FindingLine line;
    std::string entry;          ///< leaf hash; empty: none shows it
    std::string fault, change;  ///< number of the fault, and what was planted
};

struct FoundFinding {
    FindingLine line;
    std::vector<std::string> entries;  ///< leaf hashes

    auto operator<=>(const FoundFinding&) const = default;
};

/// An error's `where` begins with the line: a column that is missing, or a
/// detector that there is not.
[[nodiscard]] SAKSI_API Result<std::vector<ExpectedFinding>> read_expected(std::istream& table);
[[nodiscard]] SAKSI_API Result<std::vector<FoundFinding>> read_found(std::istream& table);

struct DetectorScore {
    std::uint64_t expected = 0;
    std::uint64_t found = 0;
    std::uint64_t hits = 0;  ///< in both

    [[nodiscard]] bool is_full() const noexcept { return hits == expected && hits == found; }
    bool operator==(const DetectorScore&) const = default;
};

struct Score {
    std::array<DetectorScore, detector_count> by_detector{};
    std::vector<ExpectedFinding> missed;
    std::vector<FoundFinding> surplus;

    [[nodiscard]] const DetectorScore& operator[](Detector detector) const noexcept {
        return by_detector[static_cast<std::size_t>(detector)];
    }
    /// Recall and precision are 1 for every detector that is no hint.
    [[nodiscard]] SAKSI_API bool is_full() const noexcept;
};

[[nodiscard]] SAKSI_API Score score(std::vector<ExpectedFinding> expected,
                                    std::vector<FoundFinding> found);

}  // namespace saksi::audit
