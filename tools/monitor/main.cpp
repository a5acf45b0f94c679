// saksi-monitor: follows a log, and says what nobody should overlook.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/tool.hpp"
#include "monitor/rounds.hpp"

int main(int argc, char** argv) {
    using namespace saksi;
    cli::Tool tool("saksi-monitor", cli::N_("follow a log: what is new, and what is not right"));
    tool.only<tools::MonitorOptions>(tools::declare_monitor, tools::run_monitor);
    return tool.run(argc, argv);
}
