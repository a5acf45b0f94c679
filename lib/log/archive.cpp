// SPDX-License-Identifier: Apache-2.0
#include "archive.hpp"

#include "layout.hpp"

namespace saksi::log {

Result<void> archive_checkpoint(FileSystem& files, const std::string& public_folder,
                                const note::SignedCheckpoint& checkpoint) {
    const auto path =
        public_folder + "/checkpoints/" + std::to_string(checkpoint.checkpoint.head.size);
    const auto text = note::print_note(checkpoint.note);
    const auto there = files.read(path, note::max_note_size);
    if (!there && there.error().code != ErrorCode::not_found) return pass_on(there.error());
    if (there && text_of(*there) == text) return {};
    if (there) {
        const auto archived = note::parse_note(text_of(*there));
        if (!archived || archived->text != checkpoint.note.text) {
            return refuse(ErrorCode::inconsistent, path,
                          "an archived checkpoint of this size says something else");
        }
    }
    return replace_durably(files, path, bytes_of(text), public_file_mode);
}

}  // namespace saksi::log
