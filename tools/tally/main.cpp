// saksi-tally: adds up what is logged, and says what is not.
//
// SPDX-License-Identifier: Apache-2.0
#include "tally/commands.hpp"

int main(int argc, char** argv) {
    saksi::cli::Tool tool("saksi-tally", saksi::cli::N_("add up what is logged"));
    saksi::tools::add_tally_totals(tool);
    saksi::tools::add_tally_check(tool);
    saksi::tools::add_tally_seats(tool);
    saksi::tools::add_tally_tps(tool);
    saksi::tools::add_tally_history(tool);
    saksi::tools::add_tally_changes(tool);
    saksi::tools::add_tally_candidates(tool);
    saksi::tools::add_tally_compare(tool);
    saksi::tools::add_tally_score(tool);
    return tool.run(argc, argv);
}
