// Where the running program lies: its catalogue and its sibling tools are
// found from there, in a build tree as after an installation.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace saksi::cli {

/// Without a slash at the end; "." if the system does not say.
[[nodiscard]] std::string program_directory();

}  // namespace saksi::cli
