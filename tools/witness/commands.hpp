// The commands of saksi-witness.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/tool.hpp"

namespace saksi::tools {

void add_witness_cosign(cli::Tool& tool);

}  // namespace saksi::tools
