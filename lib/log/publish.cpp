// From committed to published. Every step can be repeated, so a crash between
// two of them only means that publish() runs again when the log is opened:
//   folders that are missing are made; sync;
//   staged tiles and bundles move to their public paths, and the checkpoint is
//   written beside its three places, earlier ones beside theirs; sync;
//   it becomes private/head; they are archived, it is shown; sync;
//   partial files that are now full ones go; staging goes.
// Whoever reads by the old checkpoint while this happens misses nothing. A crash
// just before the end may leave a partial file beside its full one: in order.
//
// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "filled.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/tiles/entry_bundle.hpp"
#include "shown_checkpoint.hpp"
#include "writer_impl.hpp"

namespace saksi::log {
namespace {

/// Moves a file to a place where there is none, or one with the same bytes.
Result<void> move_once(FileSystem& files, const std::string& from, const std::string& to) {
    auto moved = files.rename_new(from, to);
    if (moved || moved.error().code != ErrorCode::exists) return moved;
    const auto ours = files.read(from, tiles::max_bundle_size);
    if (!ours) return pass_on(ours.error());
    const auto theirs = files.read(to, tiles::max_bundle_size);
    if (!theirs) return pass_on(theirs.error());
    if (*ours == *theirs) return files.remove(from);
    return refuse(ErrorCode::inconsistent, to,
                  "a published file has other bytes than the log's; nothing was overwritten");
}

/// Makes the folders that these public files need. Was any of them missing?
Result<bool> make_folders(FileSystem& files, const Layout& layout,
                          const std::vector<std::string>& paths) {
    bool made = false;
    std::string last;
    for (const auto& path : paths) {
        const auto folder = layout.public_folder() + "/" + parent_of(path);
        if (folder == std::exchange(last, folder)) continue;
        const auto status = files.status(folder);
        if (!status) return pass_on(status.error());
        if (status->kind != FileKind::none) continue;
        if (auto done = make_directories(files, folder, public_folder_mode); !done) {
            return pass_on(done.error());
        }
        made = true;
    }
    return made;
}

}  // namespace

Result<void> Writer::Impl::publish() {
    const auto size_before = stored.checkpoint.head.size;
    if (head != stored) {
        if (auto done = show(true); !done) return done;
        return tidy(size_before);
    }
    const auto shown = read_checkpoint(published);
    if (!shown) return pass_on(layout.public_folder(), shown.error());
    const auto sealed = staging.sealed(head.checkpoint.head);
    if (!sealed) return pass_on(sealed.error());
    const auto archived = is_archived(files, layout.public_folder(), head);
    if (!archived) return pass_on(archived.error());
    // Whatever else is staged was never promised, and only has to go.
    const bool staged = sealed->has_value();
    if (!staged && *archived && *shown == head) return staging.discard();
    unshown = {head};
    if (staged) {
        if (auto earlier = sign_earlier(); !earlier) return earlier;
    }
    if (auto done = show(staged); !done) return done;
    return tidy(shown->checkpoint.head.size);
}

Result<void> Writer::Impl::show(bool staged) {
    const InPhase showing(effort.watch, Phase::sync);
    auto group = files.begin_group({layout.private_folder(), layout.public_folder()});
    if (!group) return pass_on(group.error());
    if (staged) {
        if (auto moved = publish_staged(**group); !moved) return moved;
    }
    auto beside = stage_head();
    if (beside) beside = stage_checkpoints(files, layout.public_folder(), unshown);
    if (!beside) return beside;
    if (auto synced = (*group)->sync(); !synced) return synced;

    // What is about to be shown must be there.
    const auto there = load_edge(published, head.checkpoint.head);
    if (!there) return pass_on(there.error());
    auto put = put_replacement(files, layout.head());
    if (put) put = show_checkpoints(files, layout.public_folder(), unshown);
    if (put) put = (*group)->sync();
    if (!put) return put;
    stored = head;
    unshown.clear();
    return {};
}

/// Compare and swap: private/head must still be what this writer knows. The
/// lock already says so; two programs that both believe to hold it must not
/// fork the log.
Result<void> Writer::Impl::stage_head() {
    const auto there = files.read(layout.head(), note::max_note_size);
    if (!there) return pass_on(there.error());
    if (text_of(*there) != note::print_note(stored.note)) {
        return refuse(ErrorCode::inconsistent, layout.head(),
                      "private/head was changed by somebody else while this writer held the lock");
    }
    const auto text = note::print_note(head.note);
    return stage_replacement(files, layout.head(), bytes_of(text), private_file_mode);
}

Result<void> Writer::Impl::tidy(std::uint64_t size_before) {
    const auto size = head.checkpoint.head.size;
    auto gone = remove_filled(files, layout.public_folder(), size_before, size);
    if (!gone) return gone;
    return staging.discard();
}

Result<void> Writer::Impl::publish_staged(GroupSync& group) {
    const auto paths = staging.paths(head.checkpoint.head.size);
    if (!paths) return pass_on(paths.error());
    // A file must not move into a folder that a power cut may take away again.
    const auto made = make_folders(files, layout, *paths);
    if (!made) return pass_on(made.error());
    if (*made) {
        if (auto synced = group.sync(); !synced) return synced;
    }
    for (const auto& path : *paths) {
        const auto place = layout.public_folder() + "/" + path;
        if (auto moved = move_once(files, staging.place_of(path), place); !moved) return moved;
    }
    return {};
}

}  // namespace saksi::log
