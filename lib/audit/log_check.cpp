// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/log_check.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "archive_check.hpp"
#include "growth_follower.hpp"
#include "log_audit.hpp"
#include "lookup_check.hpp"
#include "saksi/note/key.hpp"
#include "saksi/record/lookup_file.hpp"
#include "signature_check.hpp"
#include "surplus_check.hpp"
#include "tree_check.hpp"

namespace saksi::audit {
namespace {

constexpr const char* checkpoint_file = "checkpoint";
constexpr const char* key_file = "log.vkey";

class LogCheck {
 public:
    explicit LogCheck(LogAudit& audit) noexcept : audit_(audit) {}

    Result<void> run() {
        const auto shown = audit_.folder.look(checkpoint_file, note::max_note_size);
        if (!shown) return pass_on(shown.error());
        if (shown->presence == Presence::missing) {
            return refuse(ErrorCode::not_found, checkpoint_file,
                          "there is no log here: no checkpoint");
        }
        const auto hints = look_at_hints();
        if (!hints) return pass_on(hints.error());
        check_checkpoint(*shown);
        auto checked = check_key();
        if (checked) checked = check_files();
        if (!checked) return checked;
        return anything_found() ? must_be_still(*shown, *hints) : Result<void>{};
    }

 private:
    [[nodiscard]] bool anything_found() const {
        return !audit_.report.findings.empty() || audit_.report.findings_not_kept > 0;
    }
    [[nodiscard]] bool foreign() const { return audit_.options.entries == Entries::any; }

    [[nodiscard]] Result<Content> look_at_hints() const {
        return audit_.folder.look(std::string(record::lookup_head), record::max_lookup_size);
    }

    void check_checkpoint(const Content& shown) {
        if (!audit_.require(checkpoint_file, shown)) return;
        auto parsed = note::parse_signed_checkpoint(text_of(shown.bytes));
        if (!parsed) {
            audit_.findings.add(found(checkpoint_file, parsed.error()));
            return;
        }
        auto& report = audit_.report;
        report.checkpoint = std::move(*parsed);
        report.policy = note::check_policy(*report.checkpoint, audit_.policy);
        check_origin(report.checkpoint->checkpoint.origin);
        audit_.findings.add(
            check_signatures(checkpoint_file, *report.checkpoint, report.policy, audit_.policy));
        if (report.policy.quorum_met) return;
        audit_.findings.add(found(
            LogFlaw::unsigned_, checkpoint_file, "too few witnesses have cosigned it",
            std::to_string(report.policy.counted) + " / " + std::to_string(report.policy.needed)));
    }

    void check_origin(const std::string& origin) {
        const auto& meant = audit_.options.origin;
        if (meant.empty() || origin == meant) return;
        audit_.findings.add(
            found(LogFlaw::wrong, checkpoint_file, "is another log's checkpoint", origin));
    }

    /// The log that is meant: by the caller, else by a checkpoint that the log
    /// signed, else by a policy that knows one log only.
    [[nodiscard]] std::string origin() const {
        if (!audit_.options.origin.empty()) return audit_.options.origin;
        if (checkpoint_is_signed()) return audit_.report.checkpoint->checkpoint.origin;
        const auto& logs = audit_.policy.logs;
        const auto same = [&](const auto& log) { return log.key.name == logs[0].key.name; };
        return !logs.empty() && std::all_of(logs.begin(), logs.end(), same) ? logs[0].key.name : "";
    }

    [[nodiscard]] bool checkpoint_is_signed() const {
        return audit_.report.checkpoint &&
               audit_.report.policy.log_signature == note::SignatureVerdict::holds;
    }

    Result<void> check_key() {
        const auto content = audit_.folder.look(key_file, note::max_note_size);
        if (!content) return pass_on(content.error());
        if (content->presence == Presence::missing && foreign()) return {};
        if (!audit_.require(key_file, *content)) return {};
        const auto is_it = [&, name = origin()](const note::Policy::Log& log) {
            return log.key.name == name && text_of(content->bytes) == note::to_vkey(log.key) + "\n";
        };
        const auto& logs = audit_.policy.logs;
        if (std::any_of(logs.begin(), logs.end(), is_it)) return {};
        audit_.findings.add(
            found(LogFlaw::wrong, key_file, "is not the key that the policy has of this log"));
        return {};
    }

    Result<void> check_files() {
        const auto archive = Archive::list(audit_.folder);
        if (!archive) return pass_on(archive.error());
        const auto head = trusted_head(*archive);
        if (!head) return pass_on(head.error());
        check_that_archived(*archive);
        GrowthFollower growth(audit_, *archive, origin());
        if (!*head) {  // nothing says how large the tree is
            growth.lose_track();
            return growth.finish();
        }
        audit_.report.size = (*head)->size;
        auto lookups = LookupCheck::read(audit_, origin(), (*head)->size);
        if (!lookups) return pass_on(lookups.error());
        auto checked = TreeCheck(audit_, *archive, growth, *lookups, **head).run();
        if (checked && audit_.report.entries == (*head)->size) lookups->finish(audit_);
        if (checked) checked = check_for_surplus(audit_, *archive, (*head)->size);
        return checked;
    }

    /// The largest tree that the log signed, by what is shown and what is
    /// archived: what is not signed does not direct the check.
    Result<std::optional<merkle::TreeHead>> trusted_head(const Archive& archive) {
        std::optional<merkle::TreeHead> head;
        if (checkpoint_is_signed()) head = audit_.report.checkpoint->checkpoint.head;
        const auto newest = archive.newest_signed(audit_, origin());
        if (!newest) return pass_on(newest.error());
        if (!*newest || (head && (*newest)->head.size <= head->size)) return head;
        if (head) {
            audit_.findings.add(found(LogFlaw::wrong, checkpoint_file,
                                      "is older than the newest archived checkpoint",
                                      std::to_string((*newest)->head.size)));
        }
        return std::optional{(*newest)->head};
    }

    void check_that_archived(const Archive& archive) {
        if (foreign() || !checkpoint_is_signed()) return;
        const auto size = audit_.report.checkpoint->checkpoint.head.size;
        if (archive.has(size)) return;
        audit_.findings.add(found(LogFlaw::missing, Archive::path_of(size), "is missing"));
    }

    /// What looks wrong in a log that is being written to may only be half
    /// published.
    Result<void> must_be_still(const Content& shown, const Content& hints) {
        const auto now = audit_.folder.look(checkpoint_file, note::max_note_size);
        if (!now) return pass_on(now.error());
        const auto hints_now = look_at_hints();
        if (!hints_now) return pass_on(hints_now.error());
        if (*now == shown && *hints_now == hints) return {};
        return refuse(ErrorCode::inconsistent, checkpoint_file,
                      "the log changed while it was being checked; check it again");
    }

    LogAudit& audit_;
};

}  // namespace

std::string_view to_string(LogFlaw flaw) noexcept {
    switch (flaw) {
        case LogFlaw::missing:
            return "missing";
        case LogFlaw::surplus:
            return "surplus";
        case LogFlaw::malformed:
            return "malformed";
        case LogFlaw::wrong:
            return "wrong";
        case LogFlaw::unsigned_:
            return "unsigned";
    }
    return "?";
}

bool LogReport::holds() const noexcept {
    return checkpoint && policy.holds() && findings.empty() && findings_not_kept == 0;
}

Result<LogReport> check_log(FileSystem& files, const std::string& folder,
                            const note::Policy& policy, const LogCheckOptions& options) {
    LogReport report;
    LogAudit audit{LogFolder(files, folder), policy, options, report,
                   Findings(report, options.max_findings)};
    if (auto checked = LogCheck(audit).run(); !checked) return pass_on(checked.error());
    return report;
}

}  // namespace saksi::audit
