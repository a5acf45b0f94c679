// SPDX-License-Identifier: Apache-2.0
#include "prove/completeness.hpp"

#include <utility>

#include "cli/messages.hpp"

namespace saksi::tools {

using namespace cli;

void print_completeness(const Completeness& completeness, Output& out) {
    if (completeness.by_scan) {
        out.line(say("All {0} entries were read: there are no others.", completeness.entries));
        return;
    }
    out.line(
        say("Found by the log's hints, which tell of {0} of {1} entries. Not shown: that there are "
            "no others. All entries (--find scan) or the rekap tree (saksi-prove rekap) tell that.",
            completeness.entries, completeness.size));
}

json::Value as_json(const Completeness& completeness) {
    json::Object object;
    object.set("by", completeness.by_scan ? "scan" : "hints")
        .set("shown", completeness.by_scan)
        .set("entries", number(completeness.entries));
    return object;
}

Error no_lookup(Error error) {
    if (error.code != ErrorCode::not_found) return error;
    return {ErrorCode::not_found,
            std::move(error.where),
            N_("the log has no hints; its keeper makes them with saksi-log lookup"),
            {}};
}

}  // namespace saksi::tools
