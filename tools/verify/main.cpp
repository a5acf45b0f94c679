// saksi-verify: checks proofs, checkpoints and whole logs, from local files.
//
// SPDX-License-Identifier: Apache-2.0
#include "verify/commands.hpp"

int main(int argc, char** argv) {
    saksi::cli::Tool tool("saksi-verify",
                          saksi::cli::N_("check proofs, checkpoints and whole logs, offline"));
    saksi::tools::add_verify_entry(tool);
    saksi::tools::add_verify_checkpoint(tool);
    saksi::tools::add_verify_consistency(tool);
    saksi::tools::add_verify_rekap(tool);
    saksi::tools::add_verify_bundle(tool);
    saksi::tools::add_verify_log(tool);
    return tool.run(argc, argv);
}
