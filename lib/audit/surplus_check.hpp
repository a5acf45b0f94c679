// Everything in a log's folder is accounted for: what is not one of its files
// is named. That the files which belong there are as they should be is checked
// elsewhere; this walk reads none.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "archive_check.hpp"
#include "log_audit.hpp"

namespace saksi::audit {

/// `size`: entries of the tree that the tiles are of.
[[nodiscard]] Result<void> check_for_surplus(LogAudit& audit, const Archive& archive,
                                             std::uint64_t size);

}  // namespace saksi::audit
