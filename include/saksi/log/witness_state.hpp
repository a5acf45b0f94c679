// What a witness remembers: of every log, the tree head it cosigned last, and
// when. A witness that forgets can be shown another history, so the file is
// kept twice, the second copy beside the key: a state that is older than that
// copy, or gone while the copy is there, is refused (behind).
//
// The file: one line of canonical JSON, {"logs": [{"origin", "root", "size",
// "time"}, …], "v": 1, "witness": name}; root in base64, time in POSIX seconds.
// Mode 0600; anything more open is refused (permission).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/merkle/proof.hpp"

namespace saksi::log {

struct Witnessed {
    merkle::TreeHead head;
    std::uint64_t time = 0;  ///< POSIX seconds
    bool operator==(const Witnessed&) const = default;
};

class SAKSI_API WitnessState {
 public:
    /// Takes the lock `path`.lock. Neither file need exist yet. Borrows the
    /// file system. `witness` is the name of the key.
    [[nodiscard]] static Result<WitnessState> open(FileSystem& files, std::string path,
                                                   std::string copy, std::string witness);

    /// Null if this log was never cosigned.
    [[nodiscard]] const Witnessed* find(const std::string& origin) const noexcept;
    /// Durable in both files when it returns. After an error, open again.
    [[nodiscard]] Result<void> remember(const std::string& origin, const Witnessed& seen);

 private:
    using Logs = std::map<std::string, Witnessed>;
    WitnessState(FileSystem& files, std::string path, std::string copy, std::string witness)
        : files_(&files),
          path_(std::move(path)),
          copy_(std::move(copy)),
          witness_(std::move(witness)) {}
    [[nodiscard]] Result<Logs> read(const std::string& path) const;
    [[nodiscard]] Result<void> write(const std::string& path) const;

    FileSystem* files_;
    std::string path_;
    std::string copy_;
    std::string witness_;
    std::unique_ptr<FileLock> lock_;
    Logs logs_;
};

}  // namespace saksi::log
