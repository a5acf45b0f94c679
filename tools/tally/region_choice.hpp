// --region: one place of the log, by code or by names.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/log_reading.hpp"
#include "saksi/audit/totals.hpp"

namespace saksi::tools {

/// not_found: nothing fits; usage: several do, and the detail lists them.
[[nodiscard]] Result<election::Unit> find_region(cli::OpenLog& log,
                                                 const audit::FormSelection& selection,
                                                 const std::string& text);

}  // namespace saksi::tools
