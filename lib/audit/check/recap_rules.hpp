// Recapitulations against what lies below them: D13, D15, and the arm of D22
// that looks for results of a PSU or recount that never reached the next level.
//
// Below a unit lie the units right under it, where the same series has a row of
// any of them, and otherwise its TPS's forms. A figure is compared where the
// recapitulation and everything below it have it; 0 is a value.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../known_bundles.hpp"
#include "finding_book.hpp"
#include "recap_rows.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/entry_cache.hpp"

namespace saksi::audit {

/// A form whose result was replaced by that of a new vote or count.
struct Recounted {
    election::Unit tps;
    election::Cause cause = election::Cause::psu;
    record::Version before;
    record::Version after;
};

/// The recapitulations and recounts of one contest and round.
struct RecapCase {
    election::Contest contest = election::Contest::ppwp;
    std::uint8_t round = 1;
    std::vector<record::Version> rows;  ///< current d_hasil and publication events, in index order
    std::vector<Recounted> recounted;
};

struct RecapContext {
    log::Reader& reader;
    const Survey& survey;  ///< its walk is done
    const KnownBundles& known;
    record::EntryCache& entries;
    FindingBook& book;
};

/// Holds every row against what is below it. `forms` says which forms are
/// counted where forms are needed. False: they are of several sources.
[[nodiscard]] Result<bool> check_recaps(const RecapContext& context, const RecapCase& recap,
                                        const FormSelection& forms);

}  // namespace saksi::audit
