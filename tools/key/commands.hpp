// The commands of saksi-key.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/tool.hpp"

namespace saksi::tools {

void add_key_generate(cli::Tool& tool);
void add_key_show(cli::Tool& tool);

}  // namespace saksi::tools
