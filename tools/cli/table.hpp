// A table in columns, for people, and what is said beside tables of votes.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/output.hpp"

namespace saksi::cli {

using Cells = std::vector<std::string>;

/// Rows of the same number of cells, the heading first: the first two columns to
/// the left, numbers to the right.
void print_aligned(const std::vector<Cells>& rows, Output& out);

/// What every figure carries that is not computed from the organiser's decision.
[[nodiscard]] std::string not_official();
/// "8/107", or "8/?" where no list says how many there are.
[[nodiscard]] std::string in_of(std::uint64_t in, const std::optional<std::uint64_t>& total);

}  // namespace saksi::cli
