// What is built from a file system's single steps. The order of the steps is
// the point: it is stated in the header, and tested by losing power after each.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/file_system.hpp"

namespace saksi {
namespace {

Result<void> remove_if_there(FileSystem& files, const std::string& path) {
    auto removed = files.remove(path);
    if (!removed && removed.error().code == ErrorCode::not_found) return {};
    return removed;
}

std::string staged_for(const std::string& path) { return path + ".new"; }

using Rename = Result<void> (FileSystem::*)(const std::string&, const std::string&);

Result<void> put_durably(FileSystem& files, const std::string& path, ByteView bytes,
                         std::uint32_t mode, Rename rename) {
    const auto staged = staged_for(path);
    auto done = stage_replacement(files, path, bytes, mode);
    if (done) done = files.sync_file(staged);
    if (done) done = (files.*rename)(staged, path);
    if (!done) {
        // The bytes may be a secret. What went wrong first is what is reported.
        static_cast<void>(files.remove(staged));
        return done;
    }
    return files.sync_directory(parent_of(path));
}

/// A directory, or a symbolic link that may lead to one: the next call will tell.
Result<void> accept_existing(FileSystem& files, const std::string& path) {
    const auto status = files.status(path);
    if (!status) return pass_on(status.error());
    if (status->kind == FileKind::file) {
        return refuse(ErrorCode::exists, path, "is a file where a directory must be");
    }
    return {};
}

}  // namespace

Result<void> make_directories(FileSystem& files, const std::string& path, std::uint32_t mode) {
    auto made = files.make_directory(path, mode);
    if (made) return made;
    if (made.error().code == ErrorCode::exists) return accept_existing(files, path);
    const auto parent = parent_of(path);
    if (made.error().code != ErrorCode::not_found || parent == path) return made;
    if (auto above = make_directories(files, parent, mode); !above) return above;
    return files.make_directory(path, mode);
}

Result<void> replace_durably(FileSystem& files, const std::string& path, ByteView bytes,
                             std::uint32_t mode) {
    return put_durably(files, path, bytes, mode, &FileSystem::rename);
}

Result<void> stage_replacement(FileSystem& files, const std::string& path, ByteView bytes,
                               std::uint32_t mode) {
    if (auto clean = remove_if_there(files, staged_for(path)); !clean) return clean;
    return files.write_new(staged_for(path), bytes, mode);
}

Result<void> put_replacement(FileSystem& files, const std::string& path) {
    return files.rename(staged_for(path), path);
}

Result<void> create_durably(FileSystem& files, const std::string& path, ByteView bytes,
                            std::uint32_t mode) {
    return put_durably(files, path, bytes, mode, &FileSystem::rename_new);
}

Result<void> remove_tree(FileSystem& files, const std::string& path) {
    const auto status = files.status(path);
    if (!status) return pass_on(status.error());
    if (status->kind == FileKind::none) return {};
    if (status->kind == FileKind::directory) {
        const auto names = files.list(path);
        if (!names) return pass_on(names.error());
        for (const auto& name : *names) {
            if (auto removed = remove_tree(files, path + "/" + name); !removed) return removed;
        }
    }
    return files.remove(path);
}

std::string parent_of(const std::string& path) {
    const auto name_end = path.find_last_not_of('/');
    if (name_end == std::string::npos) return path.empty() ? "." : "/";
    const auto slash = path.find_last_of('/', name_end);
    if (slash == std::string::npos) return ".";
    const auto parent_end = path.find_last_not_of('/', slash);
    return parent_end == std::string::npos ? "/" : path.substr(0, parent_end + 1);
}

}  // namespace saksi
