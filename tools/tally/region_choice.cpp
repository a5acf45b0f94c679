// SPDX-License-Identifier: Apache-2.0
#include "tally/region_choice.hpp"

#include "saksi/audit/form_history.hpp"

namespace saksi::tools {

Result<std::optional<election::Unit>> choose_region(cli::OpenLog& log,
                                                    const audit::FormSelection& selection,
                                                    const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    const auto region = audit::look_up_region(log.reader(), selection, *text);
    if (!region) return pass_on(region.error());
    return *region;
}

}  // namespace saksi::tools
