// Does the record fit together? Every detector of docs/detectors.md over one
// election of a log: each form in itself, the contests of a TPS with each other,
// versions with what they replace, sources with each other, recapitulations with
// what lies below them, candidacies with their rules.
//
// Rules on a form look at its current version; rules on changes look at every
// step of its chain. Nothing is left out of the counts: `findings` holds every
// finding, ranked by effect, gravest detector first where that is equal.
//
// One walk over the log's verified entries. Then, where there is any of it, one for
// candidacies over what is no form; one over the forms of each contest whose
// recapitulations are held against forms, and of each in which something is open
// (D23); and what building costs for each logged root of a rekap tree. Forms are
// read where they stand, and only those that replace another become events.
//
// Memory: 20 bytes a form, 54 bytes a desa, contest and source, the findings; then,
// without these but the findings, for one contest at a time its chains and totals
// by desa.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "saksi/audit/finding.hpp"
#include "saksi/audit/totals.hpp"
#include "saksi/core/result.hpp"
#include "saksi/log/reader.hpp"

namespace saksi::audit {

struct CheckQuery : LogSelection {
    std::optional<election::Contest> contest;  ///< none: all of them
    /// Whose forms the recapitulations are held against, and which forms the
    /// rules look at; none: all of them, and the only source there is for sums.
    std::optional<election::Source> source;
};

struct CheckReport {
    std::uint64_t size = 0;  ///< entries that were read
    std::string election;
    std::uint64_t forms = 0;  ///< current versions of c_hasil that were looked at
    std::array<DetectorCount, detector_count> counts{};
    std::vector<Finding> findings;
    /// Contests whose recapitulations were not held against forms, because
    /// these are of several sources and none was chosen.
    std::vector<election::Contest> not_compared;
    std::uint64_t opaque = 0;   ///< entries this release does not understand
    std::uint64_t foreign = 0;  ///< entries that are no events

    [[nodiscard]] SAKSI_API const DetectorCount& operator[](Detector detector) const noexcept {
        return counts[static_cast<std::size_t>(detector)];
    }
};

/// Errors of the selection are those of Survey: usage and not_found.
[[nodiscard]] SAKSI_API Result<CheckReport> check_record(log::Reader& reader,
                                                         const CheckQuery& query);

}  // namespace saksi::audit
