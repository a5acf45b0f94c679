// saksi: the front door. `saksi NAME ...` becomes the tool saksi-NAME that
// lies beside this program.
//
// SPDX-License-Identifier: Apache-2.0
#include "front/siblings.hpp"

int main(int argc, char** argv) {
    using namespace saksi;
    if (argc > 1) tools::become(argv[1], {argv + 2, argv + argc});
    cli::Tool tool("saksi", cli::N_("a tamper-evident public record of an election"));
    tools::add_siblings(tool);
    tools::add_help(tool);
    return tool.run(argc, argv);
}
