// SPDX-License-Identifier: Apache-2.0
#include "tally/region_choice.hpp"

#include "saksi/audit/form_history.hpp"

namespace saksi::tools {

Result<std::optional<election::Unit>> choose_region(cli::OpenLog& log,
                                                    const audit::FormSelection& selection,
                                                    const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    const auto found = audit::look_up_places(log.reader(), selection, *text);
    if (!found) return pass_on(found.error());
    if (found->empty())
        return refuse(ErrorCode::not_found, "--region", "no place of the log has this code or name",
                      *text);
    if (found->size() == 1 && found->front().kind != election::UnitKind::tps) return found->front();
    std::string codes;
    for (const auto& unit : *found)
        codes += (codes.empty() ? "" : ", ") + election::display_code(unit);
    return refuse(ErrorCode::usage, "--region", "give the code of one region", codes);
}

}  // namespace saksi::tools
