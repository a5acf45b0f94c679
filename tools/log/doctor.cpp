// saksi-log doctor: what state a log is in, and the safe way on.
//
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "cli/messages.hpp"
#include "log/commands.hpp"
#include "log/restore_head.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/log/diagnosis.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using log::Condition;

struct Options {
    std::string directory;
    std::optional<std::string> key;
    std::optional<std::string> head;
    bool restore_head = false;
};

void declare(Command& command, Options& options) {
    command.takes("DIR", options.directory, N_("the log's folder"));
    command.option("--key", "FILE", options.key,
                   N_("the log's secret key, which is not opened: its head file lies beside it"));
    command.option("--head", "FILE", options.head, N_("the head file, if it is elsewhere"));
    command.flag("--restore-head", options.restore_head,
                 N_("make a missing head file again, after the whole log was verified"));
    command.explain(N_(
        "Nothing is changed without --restore-head. Use that only if no newer copy of the log can "
        "exist anywhere: from then on the key signs what follows this copy."));
}

struct Words {
    Condition condition;
    const char* finding;
    const char* way_on;
};

constexpr std::array words = {
    Words{Condition::whole, N_("The log is whole."), N_("There is nothing to do.")},
    Words{Condition::in_use, N_("Another program is writing to this log."),
          N_("Ask again when it is done.")},
    Words{Condition::unpublished,
          N_("A batch was promised and is not shown yet: a writer was interrupted."),
          N_("The next append finishes it. Nothing is lost.")},
    Words{Condition::interrupted, N_("A batch was interrupted before it was promised."),
          N_("The next append throws it away. Run the interrupted command again.")},
    Words{Condition::mirror,
          N_("This is the public half of a log: a copy that is never written to."),
          N_("Check it with saksi-verify log.")},
    Words{Condition::head_missing,
          N_("The head file beside the key is missing, so nothing shows that this copy is the "
             "newest."),
          N_("Look for the head file in a backup of the key. If there is none, and no newer copy "
             "of this log can exist, "
             "use --restore-head.")},
    Words{Condition::older_copy,
          N_("The key has signed more than this copy holds: it is an older copy."),
          N_("Never write to it. Bring back the newest copy, or copy what is missing from a mirror "
             "and verify it.")},
    Words{Condition::contradictory,
          N_("What was committed, what is shown and what was signed last exclude each other."),
          N_("Stop. Keep all files as they are, and compare them with a mirror: this must be "
             "explained before anything is logged.")},
};

const Words& words_for(Condition condition) {
    for (const auto& each : words)
        if (each.condition == condition) return each;
    return words.back();
}

ExitCode exit_code_for(Condition condition) {
    switch (condition) {
        case Condition::head_missing:
        case Condition::older_copy:
        case Condition::contradictory:
            return does_not_hold;
        case Condition::in_use:
        case Condition::not_checked:
            return could_not_check;
        default:
            return holds;
    }
}

void describe(const char* what, const merkle::TreeHead& head, json::Object& fields,
              const char* name, Output& out) {
    const auto root = to_base64(head.root.view());
    out.line(say("{0} size {1}, root {2}", what, head.size, root));
    json::Object object;
    object.set("size", number(head.size)).set("root", root);
    fields.set(name, std::move(object));
}

int report(const log::Diagnosis& found, Output& out) {
    json::Object fields;
    fields.set("condition", log::to_string(found.condition));
    if (found.shown) describe(_("shown:     "), found.shown->checkpoint.head, fields, "shown", out);
    if (found.committed)
        describe(_("committed: "), found.committed->checkpoint.head, fields, "committed", out);
    if (found.last_signed)
        describe(_("signed:    "), *found.last_signed, fields, "last_signed", out);
    const auto& said = words_for(found.condition);
    out.line(_(said.finding));
    out.line(_(said.way_on));
    if (!found.head_file_known && found.condition != Condition::mirror)
        out.note(_("Without --key or --head nothing is known of what the key signed last."));
    return out.answer(std::move(fields), exit_code_for(found.condition));
}

/// The head file's place; none if neither option was given.
Result<std::optional<std::string>> head_path(const Options& options) {
    if (options.head) return options.head;
    if (!options.key) return std::optional<std::string>{};
    const auto status = posix_file_system().status(*options.key);
    if (!status) return pass_on(status.error());
    if (status->kind == FileKind::none)
        return refuse(ErrorCode::not_found, *options.key, "there is no such key");
    return std::optional(*options.key + ".head");
}

int run(const Options& options, Output& out) {
    auto& files = posix_file_system();
    const auto path = head_path(options);
    if (!path) return out.fail(path.error());
    if (options.restore_head && !*path)
        return out.fail({ErrorCode::usage, "--restore-head", N_("this needs --key or --head"), {}});
    std::optional<log::HeadFile> head_file;
    if (*path) head_file.emplace(files, **path);
    const auto found = log::diagnose(files, options.directory, head_file ? &*head_file : nullptr);
    if (!found) return out.fail(found.error());
    if (!options.restore_head) return report(*found, out);
    return restore_head(options.directory, *found, *head_file, out);
}

}  // namespace

void add_log_doctor(cli::Tool& tool) {
    tool.add<Options>("doctor", N_("say what state a log is in, and the safe way on"), declare,
                      run);
}

}  // namespace saksi::tools
