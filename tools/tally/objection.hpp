// What a witness fills in to object to a form at the plenary: the figures of
// both sides, and where in the log the form stands.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/log_reading.hpp"
#include "saksi/audit/compare.hpp"

namespace saksi::tools {

/// Writes keberatan-<TPS>.txt for each form that differs into the folder, which
/// is made if it is not there.
[[nodiscard]] Result<void> write_objections(const std::string& folder, const cli::OpenLog& log,
                                            const audit::FormComparison& report,
                                            election::Contest contest, cli::Output& out);

}  // namespace saksi::tools
