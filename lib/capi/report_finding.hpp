// The first thing in a report that does not hold, as saksi.h numbers it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "saksi/audit/entry_check.hpp"
#include "saksi/saksi.h"

namespace saksi::capi {

[[nodiscard]] saksi_finding finding_of(const audit::CheckpointReport& report) noexcept;
[[nodiscard]] saksi_finding finding_of(const audit::EntryReport& report) noexcept;
[[nodiscard]] saksi_finding finding_of(const audit::GrowthReport& report) noexcept;

}  // namespace saksi::capi
