// D14: forms of TPS that no list has, and TPS that a source passed over.
//
// A log has no entry for a TPS that is not yet in, so which rows a source did
// not have at all is what its snapshots say (Snapshot::absent).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "finding_book.hpp"
#include "form_step.hpp"
#include "saksi/record/entry_cache.hpp"
#include "saksi/record/place_tree.hpp"
#include "tps_table.hpp"

namespace saksi::audit {

/// Every form's TPS against the lists.
[[nodiscard]] Result<void> find_unlisted_tps(TpsTable& table, const record::PlaceTree& places,
                                             record::EntryCache& entries, FindingBook& book);

}  // namespace saksi::audit
