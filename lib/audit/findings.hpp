// Findings of a log check as they come in: the first so many are kept, the
// rest counted.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "saksi/audit/log_check.hpp"

namespace saksi::audit {

/// `reason` must be a string literal: the message catalogue is made from these.
[[nodiscard]] inline LogFinding found(LogFlaw flaw, std::string file, const char* reason,
                                      std::string detail = {}) {
    return {flaw, std::move(file), std::nullopt, std::nullopt, reason, std::move(detail)};
}

/// What a parser said of a file or of an entry in it.
[[nodiscard]] inline LogFinding found(std::string file, const Error& error) {
    auto detail = error.where;
    if (!detail.empty() && !error.detail.empty()) detail += ": ";
    return {LogFlaw::malformed, std::move(file), std::nullopt,
            std::nullopt,       error.reason,    detail + error.detail};
}

[[nodiscard]] inline LogFinding at_entry(std::uint64_t index, LogFinding finding) {
    finding.entry = index;
    return finding;
}

[[nodiscard]] inline LogFinding at_hash(unsigned place, LogFinding finding) {
    finding.hash = place;
    return finding;
}

/// Puts findings into a report, up to a limit.
class Findings {
 public:
    Findings(LogReport& report, std::size_t limit) noexcept : report_(report), limit_(limit) {}

    void add(LogFinding finding) {
        if (report_.findings.size() < limit_) {
            report_.findings.push_back(std::move(finding));
        } else {
            ++report_.findings_not_kept;
        }
    }
    /// All that were added, kept or not.
    [[nodiscard]] std::uint64_t count() const noexcept {
        return report_.findings.size() + report_.findings_not_kept;
    }
    void add(std::vector<LogFinding> findings) {
        for (auto& finding : findings) add(std::move(finding));
    }

 private:
    LogReport& report_;
    std::size_t limit_;
};

}  // namespace saksi::audit
