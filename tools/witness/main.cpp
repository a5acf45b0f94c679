// saksi-witness: cosigns the checkpoints of logs that only grow.
//
// SPDX-License-Identifier: Apache-2.0
#include "witness/commands.hpp"

int main(int argc, char** argv) {
    saksi::cli::Tool tool("saksi-witness",
                          saksi::cli::N_("cosign the checkpoints of logs that only grow"));
    saksi::tools::add_witness_cosign(tool);
    return tool.run(argc, argv);
}
