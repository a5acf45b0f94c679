// total_forms(), with a look at what the walk has learnt.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "saksi/audit/totals.hpp"
#include "survey.hpp"

namespace saksi::audit {

/// `look` is called once, after the walk.
[[nodiscard]] Result<Totals> total_forms(log::Reader& reader, const TotalsQuery& query,
                                         const std::function<void(const Survey&)>& look);

}  // namespace saksi::audit
