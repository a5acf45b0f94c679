// SPDX-License-Identifier: Apache-2.0
#include "log/restore_head.hpp"

#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "saksi/audit/log_check.hpp"
#include "saksi/core/file_system.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

/// The key that the log says is its own. Whether it is the right one shows when
/// something is signed; here it only has to have signed everything there is.
Result<note::Policy> policy_of(const std::string& directory) {
    auto key = read_vkey(directory + "/public/log.vkey");
    if (!key) return pass_on(key.error());
    return note::Policy{{{std::move(*key), {}}}, {}, {}, {}};
}

int refuse_restoring(const log::Diagnosis& found, Output& out) {
    return out.fail({ErrorCode::usage, "--restore-head",
                     N_("there is nothing to restore: see saksi-log doctor without it"),
                     std::string(log::to_string(found.condition))});
}

/// What is public is what was committed, or what a writer was about to show.
bool is_of(const log::Diagnosis& found, std::uint64_t size) {
    return size == found.committed->checkpoint.head.size || size == found.newest.size;
}

}  // namespace

int restore_head(const std::string& directory, const log::Diagnosis& found,
                 log::HeadFile& head_file, Output& out) {
    if (found.condition != log::Condition::head_missing) return refuse_restoring(found, out);
    const auto policy = policy_of(directory);
    if (!policy) return out.fail(policy.error());
    audit::LogCheckOptions options;
    options.entries = audit::Entries::any;
    const auto checked =
        audit::check_log(posix_file_system(), directory + "/public", *policy, options);
    if (!checked) return out.fail(checked.error());
    const auto& head = found.newest;
    json::Object fields;
    fields.set("size", number(head.size)).set("findings", number(checked->findings.size()));
    if (!checked->holds() || !checked->unknown_files.empty() || !is_of(found, checked->size)) {
        out.line(_(
            "The log does not verify, so the head file is not made again. See: saksi-verify log"));
        return out.answer(std::move(fields), does_not_hold);
    }
    const auto restored = head_file.advance(found.committed->checkpoint.origin, head);
    if (!restored) return out.fail(restored.error());
    out.warn(
        _("if a newer copy of this log exists anywhere, two histories will be signed: then remove "
          "the head file again"));
    out.line(say("{0}: made again, size {1}; all {2} entries were verified", head_file.path(),
                 head.size, checked->entries));
    fields.set("head_file", head_file.path());
    return out.answer(std::move(fields));
}

}  // namespace saksi::tools
