// SPDX-License-Identifier: Apache-2.0
#include "cli/form_choice.hpp"

#include <utility>

namespace saksi::cli {

void FormChoice::declare(Command& command) {
    command.option("--contest", "NAME", contest,
                   N_("ppwp, pdpr, pdpd, pdprdp, pdprdk, pkwkp or pkwkk (default: ppwp)"));
    command.option("--source", "KIND:NAME", source,
                   N_("whose numbers, where several showed them: sirekap:web"));
    command.option("--election", "ID", election, N_("which election, where the log has several"));
}

Result<audit::FormSelection> choose_forms(const FormChoice& choice, const OpenLog& log) {
    audit::FormSelection selection;
    selection.election = choice.election.value_or("");
    selection.size = log.size();
    if (choice.contest) {
        const auto contest = election::contest_named(*choice.contest);
        if (!contest)
            return refuse(ErrorCode::usage, "--contest", "there is no such contest",
                          *choice.contest);
        selection.contest = *contest;
    }
    if (choice.source) {
        auto source = election::source_from_text(*choice.source);
        if (!source) return pass_on("--source", source.error());
        selection.source = std::move(*source);
    }
    return selection;
}

}  // namespace saksi::cli
