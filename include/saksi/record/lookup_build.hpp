// Writing lookup files: after a log was published, beside it, and by anybody who
// has a copy of it. Only the files that new entries touch are written again.
//
// The head is written last: before it, all hints of entries before its size are
// on disk. A crash leaves files that know more than the head says, and the next
// refresh puts them right. Two at once: whoever may meet another holds a lock.
//
// Memory: the hints of at most `hints_at_once`, about 150 bytes each.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/log/reader.hpp"

namespace saksi::record {

struct LookupPlace {
    std::string folder;  ///< the log's, that holds `checkpoint`
    std::string
        scratch;  ///< path of a file beside it, on the same file system, for what is not finished
};

struct LookupOptions {
    bool anew = false;  ///< throw away what is there, and begin at the first entry
    std::size_t hints_at_once = 500'000;
    /// Called now and then with the entries done and all; may be empty.
    std::function<void(std::uint64_t, std::uint64_t)> progress{};
};

struct LookupReport {
    bool anew = false;        ///< nothing that was there could be used, or was to be
    std::uint64_t from = 0;   ///< entries whose hints were there already
    std::uint64_t size = 0;   ///< entries whose hints are there now
    std::uint64_t files = 0;  ///< written
    std::uint64_t hints = 0;  ///< added
};

/// The place of a log that is written here, or of a copy; and the file that whoever
/// refreshes it locks, as the log's writer or the mirror does.
struct LockedPlace {
    LookupPlace place;
    std::unique_ptr<FileLock> lock;
};
[[nodiscard]] SAKSI_API Result<LockedPlace> lock_lookup(FileSystem& files,
                                                        const std::string& folder);

/// Are there lookup files, whole or not?
[[nodiscard]] SAKSI_API Result<bool> has_lookup(FileSystem& files, const std::string& folder);

/// Brings the lookup files of the log that `reader` reads up to its size. Where one
/// does not parse, is of another log or knows more than this one has, all are made
/// anew.
[[nodiscard]] SAKSI_API Result<LookupReport> refresh_lookup(log::Reader& reader,
                                                            const std::string& origin,
                                                            FileSystem& files,
                                                            const LookupPlace& place,
                                                            const LookupOptions& options = {});

}  // namespace saksi::record
