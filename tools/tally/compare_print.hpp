// A comparison: for people, as CSV, as JSON.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/output.hpp"
#include "saksi/audit/compare.hpp"

namespace saksi::tools {

/// What is the same, what is not, and the first `most` differences.
void print_comparison(const audit::FormComparison& report, std::size_t most, cli::Output& out);
void print_comparison(const audit::TotalComparison& report, std::size_t most, cli::Output& out);
/// What is said under every comparison.
void print_compare_remarks(std::uint64_t foreign, cli::Output& out, bool to_stderr);

/// One line a figure that differs, and one a unit that only one side has.
void print_comparison_csv(const audit::FormComparison& report, cli::Output& out);
void print_comparison_csv(const audit::TotalComparison& report, cli::Output& out);

[[nodiscard]] json::Object as_json(const audit::FormComparison& report);
[[nodiscard]] json::Object as_json(const audit::TotalComparison& report);

/// "-10" of log and copy: the log's less the copy's.
[[nodiscard]] std::string difference_of(election::Count log, election::Count copy);
/// Which side's options add up to its suara_sah, where that is one alone; else empty.
[[nodiscard]] std::string hint_for(const audit::FormDifference& form);
/// "Ask: ..."
[[nodiscard]] std::string request_for(const audit::FormDifference& form);

}  // namespace saksi::tools
