// SPDX-License-Identifier: Apache-2.0
#include "archive_check.hpp"

#include <algorithm>
#include <utility>

#include "saksi/core/encoding.hpp"
#include "signature_check.hpp"

namespace saksi::audit {
namespace {

/// One archived file, looked at on its own.
struct Examined {
    Content content;
    std::optional<note::SignedCheckpoint> checkpoint;
    std::vector<LogFinding> findings;
};

std::vector<LogFinding> check_content(const std::string& file, std::uint64_t size,
                                      const std::string& origin,
                                      const note::SignedCheckpoint& archived,
                                      const note::Policy& policy) {
    if (archived.checkpoint.head.size != size) {
        return {found(LogFlaw::wrong, file, "is the checkpoint of another size",
                      std::to_string(archived.checkpoint.head.size))};
    }
    if (archived.checkpoint.origin != origin) {
        return {
            found(LogFlaw::wrong, file, "is another log's checkpoint", archived.checkpoint.origin)};
    }
    return check_signatures(file, archived, note::check_policy(archived, policy), policy);
}

/// The log may sign one size once: the archived and the shown are one text.
bool is_other_than_shown(const note::SignedCheckpoint& archived, const LogReport& report) {
    return report.policy.log_signature == note::SignatureVerdict::holds &&
           report.checkpoint->checkpoint.head.size == archived.checkpoint.head.size &&
           report.checkpoint->note.text != archived.note.text;
}

Result<Examined> examine(const LogAudit& audit, const std::string& origin, std::uint64_t size) {
    const auto file = Archive::path_of(size);
    auto content = audit.folder.look(file, note::max_note_size);
    if (!content) return pass_on(content.error());
    Examined examined{std::move(*content), std::nullopt, {}};
    if (examined.content.presence != Presence::there) return examined;

    auto parsed = note::parse_signed_checkpoint(text_of(examined.content.bytes));
    if (!parsed) {
        examined.findings.push_back(found(file, parsed.error()));
        return examined;
    }
    examined.findings = check_content(file, size, origin, *parsed, audit.policy);
    examined.checkpoint = std::move(*parsed);
    return examined;
}

}  // namespace

std::string Archive::path_of(std::uint64_t size) { return "checkpoints/" + std::to_string(size); }

Result<Archive> Archive::list(const LogFolder& folder) {
    const auto names = folder.names("checkpoints");
    if (!names) return pass_on(names.error());
    Archive archive;
    for (const auto& name : *names) {
        if (const auto size = parse_decimal(name)) archive.sizes_.push_back(*size);
    }
    std::sort(archive.sizes_.begin(), archive.sizes_.end());
    return archive;
}

bool Archive::has(std::uint64_t size) const noexcept {
    return std::binary_search(sizes_.begin(), sizes_.end(), size);
}

Result<std::optional<note::Checkpoint>> Archive::newest_signed(const LogAudit& audit,
                                                               const std::string& origin) const {
    for (auto size = sizes_.rbegin(); size != sizes_.rend(); ++size) {
        auto examined = examine(audit, origin, *size);
        if (!examined) return pass_on(examined.error());
        if (examined->checkpoint && examined->findings.empty()) {
            return std::move(examined->checkpoint->checkpoint);
        }
    }
    return std::nullopt;
}

Result<bool> Archive::check(LogAudit& audit, const std::string& origin, std::uint64_t size,
                            const std::optional<Hash>& root) const {
    const auto file = path_of(size);
    auto examined = examine(audit, origin, size);
    if (!examined) return pass_on(examined.error());
    audit.take(file, examined->content);
    const bool sound = examined->checkpoint && examined->findings.empty();
    audit.findings.add(std::move(examined->findings));
    if (!sound || !root) return false;

    const auto& archived = *examined->checkpoint;
    if (archived.checkpoint.head.root != *root) {
        audit.findings.add(found(LogFlaw::wrong, file, "its root is not the tree's at this size"));
        return false;
    }
    if (is_other_than_shown(archived, audit.report)) {
        audit.findings.add(
            found(LogFlaw::wrong, file, "is not the checkpoint that was published at this size"));
        return false;
    }
    ++audit.report.archived;
    return true;
}

}  // namespace saksi::audit
