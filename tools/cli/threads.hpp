// --threads N: how many threads read a log. What is printed does not depend on it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "cli/command.hpp"
#include "saksi/core/result.hpp"

namespace saksi::cli {

void declare_threads(Command& command, std::optional<std::uint64_t>& threads);
/// What it says, or as many as the processor runs at once. usage: none, or absurdly many.
[[nodiscard]] Result<unsigned> threads_from(const std::optional<std::uint64_t>& threads);

}  // namespace saksi::cli
