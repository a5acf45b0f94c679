// D23: could what is open decide something? For every area of a contest the votes
// that open findings concern are held against the smallest margin there: of a
// seat, of a place, of the threshold, of a majority.
//
// A form counts once, with the largest number any of its findings names. A margin
// is the fewest votes that would have to go from one option to another, so what
// is below it cannot have decided anything; what is not below it might have.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "../known_bundles.hpp"
#include "../survey.hpp"
#include "saksi/audit/finding.hpp"
#include "saksi/core/result.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/record/entry_cache.hpp"

namespace saksi::audit {

struct OutcomeContext {
    log::Reader& reader;
    const Survey& survey;  ///< its walk is done
    record::EntryCache& entries;
    const LogSelection& selection;
    const KnownBundles& known;
    std::optional<election::Source> source;  ///< whose forms; none: the only one there is
};

struct OutcomeFindings {
    std::vector<Finding> findings;
    std::uint64_t not_applicable = 0;  ///< margins with something open where TPS are missing
};

/// A finding for each area and margin that is not larger than what is open there,
/// where all TPS are in: before that no margin stands. One walk over the forms of
/// every contest in which something is open.
[[nodiscard]] Result<OutcomeFindings> find_outcomes(const OutcomeContext& context,
                                                    const std::vector<Finding>& open);

}  // namespace saksi::audit
