// --region: one place of the log, by code or by names.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "cli/log_reading.hpp"
#include "saksi/audit/totals.hpp"

namespace saksi::tools {

/// The unit that --region means, if it was given. not_found: nothing fits;
/// usage: several units do, and the detail lists them.
[[nodiscard]] Result<std::optional<election::Unit>> choose_region(
    cli::OpenLog& log, const audit::FormSelection& selection,
    const std::optional<std::string>& text);

}  // namespace saksi::tools
