// Making a missing head file again: only for a log that was verified whole.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/output.hpp"
#include "saksi/log/diagnosis.hpp"
#include "saksi/log/head_file.hpp"

namespace saksi::tools {

[[nodiscard]] int restore_head(const std::string& directory, const log::Diagnosis& found,
                               log::HeadFile& head_file, cli::Output& out);

}  // namespace saksi::tools
