// A log report in words, for the messages of failing tests.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>

#include "saksi/audit/log_check.hpp"

namespace saksi::test {

/// What was found, a line each.
inline std::string text_of(const audit::LogReport& report) {
    std::string text;
    for (const auto& finding : report.findings) {
        text += std::string(to_string(finding.flaw)) + " " + finding.file;
        if (finding.entry) text += " entry " + std::to_string(*finding.entry);
        if (finding.hash) text += " hash " + std::to_string(*finding.hash);
        text += ": " + finding.reason + " (" + finding.detail + ")\n";
    }
    return text;
}

/// Is there a finding about this file?
inline bool names(const audit::LogReport& report, const std::string& file) {
    return std::any_of(report.findings.begin(), report.findings.end(),
                       [&](const auto& finding) { return finding.file == file; });
}

/// Findings about this file and no other.
inline bool names_only(const audit::LogReport& report, const std::string& file) {
    return !report.findings.empty() &&
           std::all_of(report.findings.begin(), report.findings.end(),
                       [&](const auto& finding) { return finding.file == file; });
}

}  // namespace saksi::test
