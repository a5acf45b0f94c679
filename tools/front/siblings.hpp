// The tools that lie beside the front door.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/tool.hpp"

namespace saksi::tools {

/// Replaces this process by saksi-NAME with these arguments; returns if there
/// is no such program beside this one.
void become(const std::string& name, const std::vector<std::string>& arguments);

/// Lists the tools that are installed as commands.
void add_siblings(cli::Tool& tool);
/// saksi help [NAME].
void add_help(cli::Tool& tool);

}  // namespace saksi::tools
