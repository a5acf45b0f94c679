// What the parts of a log check share: the folder they read, the policy they
// hold it against, the report they fill.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "findings.hpp"
#include "log_folder.hpp"
#include "saksi/audit/log_check.hpp"
#include "saksi/note/policy.hpp"

namespace saksi::audit {

struct LogAudit {
    LogFolder folder;
    const note::Policy& policy;
    const LogCheckOptions& options;
    LogReport& report;
    Findings findings;

    /// Counts a file that was read; of one that cannot be used, adds what is
    /// the matter with it. True if there are bytes to go on with.
    bool take(const std::string& file, const Content& content);
    /// As take, for a file that has to be there.
    bool require(const std::string& file, const Content& content);
};

}  // namespace saksi::audit
