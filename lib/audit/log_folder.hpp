// A log's folder as an auditor reads it. What is not as it should be there is
// no error: it is missing or unfit, and the caller says what that means. An
// Error is left for a system that refuses.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"

namespace saksi::audit {

enum class Presence : std::uint8_t {
    missing,     ///< nothing of that name
    not_a_file,  ///< a directory, a symbolic link, a device
    too_large,   ///< larger than any such file may be
    there,
};

struct Content {
    Presence presence = Presence::missing;
    Bytes bytes;

    bool operator==(const Content&) const = default;
};

/// Stateless; several threads may look at once.
class LogFolder {
 public:
    LogFolder(FileSystem& files, std::string path) : files_(files), path_(std::move(path)) {}

    /// A file by its path below the folder.
    [[nodiscard]] Result<Content> look(const std::string& file, std::uint64_t limit) const;
    [[nodiscard]] Result<FileKind> kind(const std::string& file) const;
    /// Names in a directory; none if there is no such directory.
    [[nodiscard]] Result<std::vector<std::string>> names(const std::string& directory) const;

 private:
    [[nodiscard]] std::string whole(const std::string& below) const;

    FileSystem& files_;
    std::string path_;
};

}  // namespace saksi::audit
