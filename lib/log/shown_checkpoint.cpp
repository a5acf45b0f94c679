// SPDX-License-Identifier: Apache-2.0
#include "shown_checkpoint.hpp"

#include "layout.hpp"

namespace saksi::log {
namespace {

std::string shown_path(const std::string& public_folder) { return public_folder + "/checkpoint"; }
std::string archived_path(const std::string& public_folder,
                          const note::SignedCheckpoint& checkpoint) {
    return public_folder + "/checkpoints/" + std::to_string(checkpoint.checkpoint.head.size);
}

}  // namespace

Result<bool> is_archived(FileSystem& files, const std::string& public_folder,
                         const note::SignedCheckpoint& checkpoint) {
    const auto path = archived_path(public_folder, checkpoint);
    const auto there = files.read(path, note::max_note_size);
    if (!there && there.error().code == ErrorCode::not_found) return false;
    if (!there) return pass_on(there.error());
    if (text_of(*there) == note::print_note(checkpoint.note)) return true;
    const auto archived = note::parse_note(text_of(*there));
    if (archived && archived->text == checkpoint.note.text) return false;
    return refuse(ErrorCode::inconsistent, path,
                  "an archived checkpoint of this size says something else");
}

Result<void> stage_checkpoints(FileSystem& files, const std::string& public_folder,
                               const std::vector<note::SignedCheckpoint>& checkpoints) {
    std::string text;
    for (const auto& checkpoint : checkpoints) {
        const auto there = is_archived(files, public_folder, checkpoint);
        if (!there) return pass_on(there.error());
        text = note::print_note(checkpoint.note);
        auto staged = stage_replacement(files, archived_path(public_folder, checkpoint),
                                        bytes_of(text), public_file_mode);
        if (!staged) return staged;
    }
    return stage_replacement(files, shown_path(public_folder), bytes_of(text), checkpoint_mode);
}

Result<void> show_checkpoints(FileSystem& files, const std::string& public_folder,
                              const std::vector<note::SignedCheckpoint>& checkpoints) {
    for (const auto& checkpoint : checkpoints) {
        auto archived = put_replacement(files, archived_path(public_folder, checkpoint));
        if (!archived) return archived;
    }
    return put_replacement(files, shown_path(public_folder));
}

}  // namespace saksi::log
