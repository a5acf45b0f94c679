// Help texts, made from what the commands say of themselves. With --json the
// same as data: completions, the manual and the tests are made from it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/output.hpp"
#include "cli/tool.hpp"

namespace saksi::cli {

/// Of one command, or of the whole tool if `command` is null.
void print_help(const Tool& tool, const Command* command, Output& out);

}  // namespace saksi::cli
