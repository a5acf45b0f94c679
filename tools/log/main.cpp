// saksi-log: writes a log, and looks at it.
//
// SPDX-License-Identifier: Apache-2.0
#include "log/commands.hpp"

int main(int argc, char** argv) {
    saksi::cli::Tool tool("saksi-log", saksi::cli::N_("write a log, and look at it"));
    saksi::tools::add_log_create(tool);
    saksi::tools::add_log_preset(tool);
    saksi::tools::add_log_append(tool);
    saksi::tools::add_log_sign(tool);
    saksi::tools::add_log_import(tool);
    saksi::tools::add_log_attach(tool);
    saksi::tools::add_log_rekap(tool);
    saksi::tools::add_log_lookup(tool);
    saksi::tools::add_log_show(tool);
    saksi::tools::add_log_status(tool);
    saksi::tools::add_log_times(tool);
    saksi::tools::add_log_mirror(tool);
    saksi::tools::add_log_doctor(tool);
    return tool.run(argc, argv);
}
