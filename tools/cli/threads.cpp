// SPDX-License-Identifier: Apache-2.0
#include "cli/threads.hpp"

#include <algorithm>
#include <string>
#include <thread>

#include "cli/messages.hpp"

namespace saksi::cli {

void declare_threads(Command& command, std::optional<std::uint64_t>& threads) {
    command.option("--threads", "N", threads,
                   N_("how many threads read (default: as many as the processor runs at once)"));
}

Result<unsigned> threads_from(const std::optional<std::uint64_t>& threads) {
    constexpr std::uint64_t most = 1024;
    if (!threads) return std::max(1U, std::thread::hardware_concurrency());
    if (*threads >= 1 && *threads <= most) return static_cast<unsigned>(*threads);
    return refuse(ErrorCode::usage, "--threads", "a number from 1 to 1024",
                  std::to_string(*threads));
}

}  // namespace saksi::cli
