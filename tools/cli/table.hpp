// A table in columns, for people.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/output.hpp"

namespace saksi::tools {

using Cells = std::vector<std::string>;

/// Rows of the same number of cells, the heading first: the first two columns to
/// the left, numbers to the right.
void print_aligned(const std::vector<Cells>& rows, cli::Output& out);

}  // namespace saksi::tools
