// Which forms a command is about: --contest, --source and --election, where
// they choose among what is logged.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/log_reading.hpp"
#include "saksi/audit/totals.hpp"

namespace saksi::cli {

struct FormChoice {
    std::optional<std::string> contest;
    std::optional<std::string> source;
    std::optional<std::string> election;

    void declare(Command& command);
};

/// The forms of the log as it is looked at. The contest is ppwp unless given.
[[nodiscard]] Result<audit::FormSelection> choose_forms(const FormChoice& choice,
                                                        const OpenLog& log);

}  // namespace saksi::cli
