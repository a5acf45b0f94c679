// Everything saksi writes goes through this small interface, so that tests can
// lose what was not synced and fail any call (tests/support/memory_file_system.hpp).
//
// Durability is explicit. A call returns when the system has taken the change;
// the change survives a power cut only after the matching sync:
//     write_new, replace contents   sync_file(path), or a later GroupSync
//     create, rename, remove        sync_directory(parent), or a later GroupSync
// An error from any sync means that nothing is known of what is on the disk:
// stop, reload, verify (fsync cannot be retried).
//
// An error's `where` is the path, its `detail` the system's words. Codes:
// not_found, permission, exists, locked; malformed where something stands that
// is not a regular file; too_large; io for all else.
//
// Paths are UTF-8 or whatever bytes the system takes; "/" separates.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "saksi/core/bytes.hpp"
#include "saksi/core/result.hpp"

namespace saksi {

enum class FileKind : std::uint8_t { none, file, directory, other };

struct FileStatus {
    FileKind kind = FileKind::none;  ///< none: there is nothing at this path
    std::uint64_t size = 0;          ///< bytes, of a file
    std::uint32_t mode = 0;          ///< permission bits
};

/// A lock that is held until destroyed.
class SAKSI_API FileLock {
 public:
    virtual ~FileLock() = default;
};

/// Makes durable, at once, all that was changed below some directories since begin_group().
class SAKSI_API GroupSync {
 public:
    virtual ~GroupSync() = default;
    /// The content of this file may go to the disk already, so that sync() has less to
    /// wait for. Promises nothing: what goes wrong is sync()'s to say.
    virtual void hasten(const std::string&) {}
    [[nodiscard]] virtual Result<void> sync() = 0;
};

class SAKSI_API FileSystem {
 public:
    virtual ~FileSystem() = default;

    /// The whole file. More than `limit` bytes: too_large, nothing is read.
    /// A directory, device or pipe is refused.
    [[nodiscard]] virtual Result<Bytes> read(const std::string& path, std::uint64_t limit) = 0;
    /// Symbolic links are not followed: they are FileKind::other.
    [[nodiscard]] virtual Result<FileStatus> status(const std::string& path) = 0;
    /// Names in a directory, sorted by bytes, without "." and "..".
    [[nodiscard]] virtual Result<std::vector<std::string>> list(const std::string& path) = 0;

    /// A new file with these bytes; `exists` if there is anything at the path.
    [[nodiscard]] virtual Result<void> write_new(const std::string& path, ByteView bytes,
                                                 std::uint32_t mode) = 0;
    [[nodiscard]] virtual Result<void> sync_file(const std::string& path) = 0;
    [[nodiscard]] virtual Result<void> sync_directory(const std::string& path) = 0;
    /// Replaces `to` in one step if it exists.
    [[nodiscard]] virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
    /// As rename, but `exists` if there is anything at `to`; both stay as they were.
    [[nodiscard]] virtual Result<void> rename_new(const std::string& from,
                                                  const std::string& to) = 0;
    /// A file or an empty directory; not_found if there is none.
    [[nodiscard]] virtual Result<void> remove(const std::string& path) = 0;
    /// One directory; `exists` if there is anything at the path.
    [[nodiscard]] virtual Result<void> make_directory(const std::string& path,
                                                      std::uint32_t mode) = 0;

    /// An exclusive advisory lock on the file (made if missing); `locked` if another holds it.
    [[nodiscard]] virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path) = 0;
    /// Must be called before the changes it is to cover.
    [[nodiscard]] virtual Result<std::unique_ptr<GroupSync>> begin_group(
        const std::vector<std::string>& directories) = 0;
};

/// The real one: POSIX calls, no state, retried on EINTR, O_CLOEXEC everywhere.
/// What is made gets exactly `mode`, whatever the umask. The calls are
///     read            open, fstat, read to the end, close
///     write_new       open(O_CREAT|O_EXCL), fchmod, write all, close; unlink if one fails
///     sync_file       open, fsync, close; sync_directory the same
///     rename_new      renameat2(RENAME_NOREPLACE); link, unlink where the file system
///                     cannot, so that a power cut may then leave both names
///     lock            open(O_CREAT), flock(LOCK_EX|LOCK_NB), held by the open file
///     begin_group     open of each directory; sync() is syncfs, once for those on one file
///                     system, which reports (Linux 5.8) any write of it that failed since;
///                     hasten() is sync_file_range, which begins writing and waits for nothing
[[nodiscard]] SAKSI_API FileSystem& posix_file_system() noexcept;

/// Makes every missing directory of `path`. Nothing is synced.
[[nodiscard]] SAKSI_API Result<void> make_directories(FileSystem& files, const std::string& path,
                                                      std::uint32_t mode);

/// Puts `bytes` at `path` so that after a power cut either the old or the new
/// file is there, whole, and on return the new one is. The sequence:
///     remove(path.new) if a crash left one
///     write_new(path.new), sync_file(path.new)    the bytes, before they have their name
///     rename(path.new, path)
///     sync_directory(parent)                      the name
/// Two at once on one path would share path.new: whoever may meet another
/// writer holds a lock.
[[nodiscard]] SAKSI_API Result<void> replace_durably(FileSystem& files, const std::string& path,
                                                     ByteView bytes, std::uint32_t mode);

/// The two halves of it, without the syncs, for several files that share those of a
/// group: path.new is written, and later takes the name. Between the two, sync; and
/// once more after the last.
[[nodiscard]] SAKSI_API Result<void> stage_replacement(FileSystem& files, const std::string& path,
                                                       ByteView bytes, std::uint32_t mode);
[[nodiscard]] SAKSI_API Result<void> put_replacement(FileSystem& files, const std::string& path);

/// As replace_durably, with rename_new for rename: `exists`, and all left as it
/// was, if there is anything at `path`.
[[nodiscard]] SAKSI_API Result<void> create_durably(FileSystem& files, const std::string& path,
                                                    ByteView bytes, std::uint32_t mode);

/// Removes a directory with all that is in it; nothing there is no error.
[[nodiscard]] SAKSI_API Result<void> remove_tree(FileSystem& files, const std::string& path);

/// "a/b" of "a/b/c"; "." of "c"; "/" of "/c".
[[nodiscard]] SAKSI_API std::string parent_of(const std::string& path);

}  // namespace saksi
