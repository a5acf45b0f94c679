// saksi-prove: writes proofs from a log, for people who do not have it.
//
// SPDX-License-Identifier: Apache-2.0
#include "prove/commands.hpp"

int main(int argc, char** argv) {
    saksi::cli::Tool tool("saksi-prove", saksi::cli::N_("write proofs from a log"));
    saksi::tools::add_prove_entry(tool);
    saksi::tools::add_prove_tps(tool);
    saksi::tools::add_prove_find(tool);
    saksi::tools::add_prove_rekap(tool);
    saksi::tools::add_prove_bundle(tool);
    saksi::tools::add_prove_consistency(tool);
    return tool.run(argc, argv);
}
