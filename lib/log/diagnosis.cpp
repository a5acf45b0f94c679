// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/diagnosis.hpp"

#include <utility>

#include "layout.hpp"
#include "saksi/note/signed_note.hpp"
#include "staging.hpp"

namespace saksi::log {
namespace {

using Head = std::optional<note::SignedCheckpoint>;
using Seals = std::vector<note::Checkpoint>;

Result<Head> read_head(FileSystem& files, const std::string& path) {
    const auto file = files.read(path, note::max_note_size);
    if (!file && file.error().code == ErrorCode::not_found) return Head{};
    if (!file) return pass_on(file.error());
    auto parsed = note::parse_signed_checkpoint(text_of(*file));
    if (!parsed) return pass_on(path, parsed.error());
    return Head{std::move(*parsed)};
}

Result<bool> is_locked(FileSystem& files, const std::string& path) {
    const auto status = files.status(path);
    if (!status) return pass_on(status.error());
    if (status->kind == FileKind::none) return false;  // asking would make the file
    const auto lock = files.lock(path);
    if (!lock && lock.error().code != ErrorCode::locked) return pass_on(lock.error());
    return !lock.has_value();
}

bool contradict(const merkle::TreeHead& a, const merkle::TreeHead& b) noexcept {
    return a.size == b.size && a.root != b.root;
}

/// Of the private head, what is shown and what was signed last: the order that
/// any history of a log gives them.
Condition compare(const Diagnosis& found, bool anything_sealed) {
    const auto& ours = found.committed->checkpoint.head;
    const auto& shown = found.shown->checkpoint.head;
    if (found.shown->checkpoint.origin != found.committed->checkpoint.origin)
        return Condition::contradictory;
    if (contradict(ours, shown)) return Condition::contradictory;
    if (shown.size > ours.size && shown != found.newest) return Condition::older_copy;
    if (found.last_signed) {
        if (contradict(ours, *found.last_signed)) return Condition::contradictory;
        if (found.last_signed->size > ours.size)
            return found.newest == *found.last_signed ? Condition::unpublished
                                                      : Condition::older_copy;
    } else if (found.head_file_known && (found.newest.size > 0 || anything_sealed)) {
        return Condition::head_missing;
    }
    if (*found.shown != *found.committed) return Condition::unpublished;
    return Condition::whole;
}

/// May files that a power cut left unfinished read like this? An error of the disk says nothing.
bool may_be_torn(const Error& error) {
    return error.code == ErrorCode::not_found || error.code == ErrorCode::inconsistent ||
           error.code == ErrorCode::malformed;
}

/// The newest tree that is sealed and whole. A batch begins when those before it are promised, so
/// that a power cut may leave the last seal alone without what it stands for.
Result<merkle::TreeHead> newest_whole(tiles::Store& store, const Staging& staging,
                                      const Seals& seals, const merkle::TreeHead& committed) {
    bool is_last = true;
    for (auto seal = seals.rbegin(); seal != seals.rend(); ++seal) {
        if (seal->head.size <= committed.size) break;
        const auto edge = Edge::load(store, committed);
        if (!edge) return pass_on(edge.error());
        const auto whole = staging.verify(*edge, seal->head, {});
        if (whole) return seal->head;
        if (!std::exchange(is_last, false) || !may_be_torn(whole.error())) {
            return pass_on(whole.error());
        }
    }
    return committed;
}

/// With the head file that is what it names, if it is sealed.
Result<merkle::TreeHead> find_newest(FileSystem& files, const Layout& layout,
                                     const Staging& staging, const Seals& seals,
                                     const Diagnosis& found) {
    const auto& committed = found.committed->checkpoint.head;
    if (!found.last_signed) {
        tiles::DirectoryStore store(files, layout.public_folder());
        return newest_whole(store, staging, seals, committed);
    }
    if (found.last_signed->size <= committed.size) return committed;
    const auto sealed = staging.sealed(*found.last_signed);
    if (!sealed) return pass_on(sealed.error());
    return *sealed ? *found.last_signed : committed;
}

Result<Condition> examine_writable(FileSystem& files, const Layout& layout, Diagnosis& found) {
    const auto locked = is_locked(files, layout.lock());
    if (!locked) return pass_on(locked.error());
    if (*locked) return Condition::in_use;
    const Staging staging(files, layout);
    const auto seals = staging.seals();
    if (!seals) return pass_on(seals.error());
    const auto newest = find_newest(files, layout, staging, *seals, found);
    if (!newest) return pass_on(newest.error());
    found.newest = *newest;
    const auto condition = compare(found, !seals->empty());
    if (condition != Condition::whole) return condition;
    const auto staged = files.status(layout.staging());
    if (!staged) return pass_on(staged.error());
    return staged->kind == FileKind::none ? Condition::whole : Condition::interrupted;
}

}  // namespace

std::string_view to_string(Condition condition) noexcept {
    switch (condition) {
        case Condition::not_checked:
            return "not_checked";
        case Condition::whole:
            return "whole";
        case Condition::in_use:
            return "in_use";
        case Condition::unpublished:
            return "unpublished";
        case Condition::interrupted:
            return "interrupted";
        case Condition::mirror:
            return "mirror";
        case Condition::head_missing:
            return "head_missing";
        case Condition::older_copy:
            return "older_copy";
        case Condition::contradictory:
            return "contradictory";
    }
    return "unknown";
}

Result<Diagnosis> diagnose(FileSystem& files, const std::string& directory,
                           const HeadFile* head_file) {
    const Layout layout{directory};
    Diagnosis found;
    auto committed = read_head(files, layout.head());
    if (!committed) return pass_on(committed.error());
    const auto mirror = read_head(files, directory + "/checkpoint");
    if (!mirror) return pass_on(mirror.error());
    auto shown = read_head(files, layout.checkpoint());
    if (!shown) return pass_on(shown.error());
    found.committed = std::move(*committed);
    found.shown = *shown ? *shown : *mirror;
    if (!found.shown)
        return refuse(ErrorCode::not_found, directory, "not a log: there is no checkpoint in it");
    if (!found.committed) {
        found.condition = Condition::mirror;
        return found;
    }
    found.newest = found.committed->checkpoint.head;
    if (head_file != nullptr) {
        const auto last = head_file->read(found.committed->checkpoint.origin);
        if (!last) return pass_on(last.error());
        found.last_signed = *last;
        found.head_file_known = true;
    }
    auto condition = examine_writable(files, layout, found);
    if (!condition) return pass_on(condition.error());
    found.condition = *condition;
    return found;
}

}  // namespace saksi::log
