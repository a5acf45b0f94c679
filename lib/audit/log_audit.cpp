// SPDX-License-Identifier: Apache-2.0
#include "log_audit.hpp"

namespace saksi::audit {

bool LogAudit::take(const std::string& file, const Content& content) {
    switch (content.presence) {
        case Presence::missing:
            return false;
        case Presence::not_a_file:
            findings.add(found(LogFlaw::malformed, file, "is not a regular file"));
            return false;
        case Presence::too_large:
            findings.add(found(LogFlaw::malformed, file, "is larger than such a file may be"));
            return false;
        case Presence::there:
            break;
    }
    ++report.files;
    report.bytes += content.bytes.size();
    return true;
}

bool LogAudit::require(const std::string& file, const Content& content) {
    if (content.presence == Presence::missing) {
        findings.add(found(LogFlaw::missing, file, "is missing"));
    }
    return take(file, content);
}

}  // namespace saksi::audit
