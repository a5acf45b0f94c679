// The last tree head that a key was asked to sign, kept beside the key and
// outside the log: <secret key file>.head. It is made durable before every
// signature, so that a log restored from an older copy cannot be signed again
// at a size that was used before: the one mistake that ends a log.
//
// Text: "saksi head v1", origin, size, base64 root; each line ends with LF.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/merkle/proof.hpp"

namespace saksi::log {

class SAKSI_API HeadFile {
 public:
    /// Borrows the file system. The file need not exist.
    HeadFile(FileSystem& files, std::string path);

    /// None if there is no file; malformed, or another origin's, is an error.
    [[nodiscard]] Result<std::optional<merkle::TreeHead>> read(const std::string& origin) const;
    /// May `next` be signed? Refuses (behind) a size below the stored one, or
    /// the same size with another root; else makes `next` durable.
    [[nodiscard]] Result<void> advance(const std::string& origin, const merkle::TreeHead& next);

    /// The two halves of it, for whoever has more to sync: stage() asks the same and writes
    /// beside the file, put() gives what was written its name, durably. Between the two,
    /// sync the folder that path() is in. Is there anything to put? put() refuses
    /// (inconsistent) if the file is no longer what stage() saw.
    [[nodiscard]] Result<bool> stage(const std::string& origin, const merkle::TreeHead& next);
    [[nodiscard]] Result<void> put(const std::string& origin);
    [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
    FileSystem& files_;
    std::string path_;
    std::optional<merkle::TreeHead> seen_;  // by stage()
};

}  // namespace saksi::log
