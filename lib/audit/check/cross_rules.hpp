// Forms of one TPS against each other: contest against contest (D12), source
// against source (D20).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "finding_book.hpp"
#include "saksi/core/result.hpp"
#include "saksi/record/entry_cache.hpp"
#include "tps_table.hpp"

namespace saksi::audit {

/// Reads again the forms that are compared figure by figure.
[[nodiscard]] Result<void> compare_forms_of_tps(const TpsTable& table, record::EntryCache& entries,
                                                FindingBook& book);

}  // namespace saksi::audit
