// saksi-key: makes and shows the keys of logs and witnesses.
//
// SPDX-License-Identifier: Apache-2.0
#include "key/commands.hpp"

int main(int argc, char** argv) {
    saksi::cli::Tool tool("saksi-key",
                          saksi::cli::N_("make and show the keys of logs and witnesses"));
    saksi::tools::add_key_generate(tool);
    saksi::tools::add_key_show(tool);
    return tool.run(argc, argv);
}
