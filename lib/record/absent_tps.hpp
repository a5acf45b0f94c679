// Which listed TPS an import has no row for, if it is said to be complete.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <set>
#include <string>

#include "saksi/core/result.hpp"
#include "saksi/election/snapshot.hpp"
#include "saksi/record/event_batch.hpp"

namespace saksi::record {

/// Of the active TPS in the current lists of these provinces, by code, none
/// abroad: those that are not `in`. Reads every entry before the batch. Refuses
/// an election whose codes do not say the province, and more than a claim of
/// completeness can bear.
Result<election::AbsentTps> absent_tps(EventBatch& batch, const std::string& election,
                                       const std::set<std::string>& provinces,
                                       const std::function<bool(const election::Unit&)>& in);

}  // namespace saksi::record
