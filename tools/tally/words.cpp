// SPDX-License-Identifier: Apache-2.0
#include "tally/words.hpp"

#include "cli/messages.hpp"

namespace saksi::tools {

using namespace cli;

json::Value optional_number(const std::optional<std::uint64_t>& value) {
    return value ? number(*value) : json::Value();
}

ExitCode code_for(bool does_hold, std::uint64_t opaque, const Output& out) {
    if (opaque > 0) {
        out.complain(
            say("{0} entries are of a kind this version does not know, and may change what is "
                "counted here: use a newer saksi",
                opaque));
        return could_not_check;
    }
    return does_hold ? holds : does_not_hold;
}

}  // namespace saksi::tools
