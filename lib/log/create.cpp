// A new log is built beside its place and moved there in one step, so that a
// crash never leaves half of one.
//
// SPDX-License-Identifier: Apache-2.0
#include "writer_impl.hpp"

#include "saksi/merkle/hash.hpp"

namespace saksi::log {
namespace {

Result<void> must_be_free(FileSystem& files, const std::string& path, const char* reason) {
    const auto status = files.status(path);
    if (!status) return pass_on(status.error());
    if (status->kind == FileKind::none) return {};
    return refuse(ErrorCode::exists, path, reason);
}

Result<void> must_be_unused(const HeadFile& head_file, const std::string& origin) {
    const auto last = head_file.read(origin);
    if (!last) return pass_on(last.error());
    if (!*last || (*last)->size == 0) return {};
    return refuse(ErrorCode::behind, head_file.path(),
                  "this key has signed a log with entries; a new log needs a new key",
                  "size " + std::to_string((*last)->size));
}

Result<void> fill(FileSystem& files, const Layout& layout, const note::Signer& signer,
                  const note::SignedCheckpoint& empty) {
    const auto note_text = note::print_note(empty.note);
    const auto vkey = note::to_vkey(signer.key()) + "\n";
    auto done = files.make_directory(layout.directory, public_folder_mode);
    const auto then = [&](auto step) {
        if (done) done = step();
    };
    then([&] { return files.make_directory(layout.private_folder(), private_folder_mode); });
    then([&] { return files.make_directory(layout.public_folder(), public_folder_mode); });
    then([&] { return files.make_directory(layout.archive(), public_folder_mode); });
    then([&] { return files.write_new(layout.head(), bytes_of(note_text), private_file_mode); });
    then([&] { return files.write_new(layout.verifier_key(), bytes_of(vkey), public_file_mode); });
    then(
        [&] { return files.write_new(layout.archived(0), bytes_of(note_text), public_file_mode); });
    then(
        [&] { return files.write_new(layout.checkpoint(), bytes_of(note_text), checkpoint_mode); });
    return done;
}

}  // namespace

Result<void> Writer::create(FileSystem& files, const std::string& directory, note::Signer& signer,
                            HeadFile& head_file) {
    const note::Checkpoint empty{signer.key().name, {0, merkle::empty_root()}, {}};
    const Layout building{directory + ".new"};
    if (auto ok = must_be_free(files, directory, "there is something here already"); !ok) return ok;
    if (auto ok = must_be_free(files, building.directory,
                               "left over from a log that was not finished; remove it");
        !ok) {
        return ok;
    }
    if (auto ok = must_be_unused(head_file, empty.origin); !ok) return ok;

    auto group = files.begin_group({parent_of(directory)});
    if (!group) return pass_on(group.error());
    if (auto kept = head_file.advance(empty.origin, empty.head); !kept) return kept;
    const auto signed_empty = sign_checkpoint(signer, empty);
    if (!signed_empty) return pass_on(signed_empty.error());
    if (auto filled = fill(files, building, signer, *signed_empty); !filled) return filled;
    if (auto synced = (*group)->sync(); !synced) return synced;
    if (auto moved = files.rename_new(building.directory, directory); !moved) return moved;
    return files.sync_directory(parent_of(directory));
}

}  // namespace saksi::log
