// Files of a log that never change, kept in a folder: what was fetched once is
// not fetched again. Each stands behind the SHA-256 of its bytes; one that is not
// as it was kept counts for nothing, and so does a folder that cannot be written.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "saksi/core/bytes.hpp"
#include "saksi/core/file_system.hpp"

namespace saksi::net {

class KeptFiles {
 public:
    /// `folder` empty: keeps nothing. Below it each log has a folder of its own,
    /// named by the hash of its address. Borrows the file system.
    KeptFiles(FileSystem& files, const std::string& folder, const std::string& address);

    [[nodiscard]] std::optional<Bytes> find(const std::string& path, std::uint64_t limit);
    void keep(const std::string& path, ByteView bytes);
    /// Was there one?
    bool forget(const std::string& path);

 private:
    [[nodiscard]] bool is_kept(const std::string& path) const;

    FileSystem& files_;
    std::string folder_;
};

}  // namespace saksi::net
