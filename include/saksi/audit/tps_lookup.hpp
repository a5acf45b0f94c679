// The versions of one TPS's form, found by the log's hints: a few small files
// are read instead of the whole log (saksi/record/lookup.hpp).
//
// Each version was read from the log, verified, and follows from the one before
// by the rule of version chains. That there is no other is not shown: only a walk
// over the whole log (read_tps_sheet) or the rekap tree does (saksi/audit/rekap.hpp).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "saksi/audit/form_history.hpp"
#include "saksi/core/result.hpp"
#include "saksi/record/lookup.hpp"

namespace saksi::audit {

struct HintedVersions {
    std::uint64_t hinted = 0;  ///< entries whose hints there are; those after were not looked at
    std::string election;
    election::Unit tps;
    std::optional<election::Source> source;  ///< none: no version
    std::vector<FormVersion> versions;       ///< in index order, without `changes`
};

/// not_found: nothing fits the name, or there is no such election; usage: several
/// TPS do, or several elections or sources have forms of it and none was chosen;
/// inconsistent: a hint is wrong.
[[nodiscard]] SAKSI_API Result<HintedVersions> read_hinted_versions(record::Lookup& lookup,
                                                                    const FormSelection& selection,
                                                                    const TpsName& tps);

}  // namespace saksi::audit
