// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include <filesystem>
#include <system_error>

namespace saksi::cli {

std::string program_directory() {
    std::error_code failed;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
    return failed ? "." : program.parent_path().string();
}

}  // namespace saksi::cli
