// SPDX-License-Identifier: Apache-2.0
#include "posix_group.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace saksi::posix {

Result<void> Group::add(const std::string& path) {
    auto directory = open_directory(path);
    if (!directory) return pass_on(directory.error());
    struct stat status {};
    if (const int error = error_of(::fstat(directory->get(), &status))) {
        return refuse(code_of(error), path, "cannot be looked at", words_of(error));
    }
    const auto has = [&](const Member& member) { return member.device == status.st_dev; };
    if (std::none_of(members_.begin(), members_.end(), has)) {
        members_.push_back({status.st_dev, std::move(*directory), path});
    }
    return {};
}

void Group::hasten(const std::string& path) {
    const auto file = open_file(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (file) ::sync_file_range(file->get(), 0, 0, SYNC_FILE_RANGE_WRITE);
}

Result<void> Group::sync() {
    for (const auto& member : members_) {
        if (const int error = error_of(::syncfs(member.directory.get()))) {
            return refuse(code_of(error), member.path, "cannot be synced", words_of(error));
        }
    }
    return {};
}

}  // namespace saksi::posix
