// FileSystem by POSIX calls, and two that Linux has beyond them: flock and
// renameat2. Which calls, in which order: the header says.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/file_system.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "posix_descriptor.hpp"
#include "posix_group.hpp"

namespace saksi {
namespace {

using namespace posix;

FileKind kind_of(const struct stat& status) noexcept {
    if (S_ISREG(status.st_mode)) return FileKind::file;
    if (S_ISDIR(status.st_mode)) return FileKind::directory;
    return FileKind::other;
}

/// The size of a regular file that is not above the limit.
Result<std::size_t> size_within(const Descriptor& file, const std::string& path,
                                std::uint64_t limit) {
    struct stat status {};
    if (const int error = error_of(::fstat(file.get(), &status))) {
        return refuse(code_of(error), path, "cannot be read", words_of(error));
    }
    if (kind_of(status) != FileKind::file) {
        return refuse(ErrorCode::malformed, path, "is not a regular file");
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > limit) {
        return refuse(ErrorCode::too_large, path, "is larger than it may be",
                      std::to_string(size) + " > " + std::to_string(limit));
    }
    return static_cast<std::size_t>(size);
}

int fill_and_close(Descriptor file, ByteView bytes, std::uint32_t mode) noexcept {
    if (const int error = error_of(::fchmod(file.get(), mode))) return error;
    if (const int error = write_all(file, bytes)) return error;
    return file.close();
}

Result<void> sync_and_close(Result<Descriptor> file, const std::string& path) {
    if (!file) return pass_on(file.error());
    if (const int error = error_of(uninterrupted([&] { return ::fsync(file->get()); }))) {
        return refuse(code_of(error), path, "cannot be synced", words_of(error));
    }
    return {};
}

/// A stream over a directory's entries, which owns the descriptor it was made of.
struct CloseDirectory {
    void operator()(DIR* stream) const noexcept { ::closedir(stream); }
};
using DirectoryStream = std::unique_ptr<DIR, CloseDirectory>;

/// Names in the system's order. Zero, or the errno that ended the reading.
int read_names(DIR* stream, std::vector<std::string>& names) {
    while (true) {
        errno = 0;
        // readdir is safe here: no other thread knows this stream.
        const auto* entry = ::readdir(stream);  // NOLINT(concurrency-mt-unsafe)
        if (entry == nullptr) return errno;
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") names.emplace_back(name);
    }
}

class PosixLock final : public FileLock {
 public:
    explicit PosixLock(Descriptor file) noexcept : file_(std::move(file)) {}

 private:
    Descriptor file_;
};

class PosixFileSystem final : public FileSystem {
 public:
    Result<Bytes> read(const std::string& path, std::uint64_t limit) override {
        // Without O_NONBLOCK, opening a pipe would wait for its writer.
        const auto file = open_file(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
        if (!file) return pass_on(file.error());
        const auto size = size_within(*file, path, limit);
        if (!size) return pass_on(size.error());
        Bytes bytes(*size + 1);  // one more, to meet the end of the file
        const auto count = read_up_to(*file, bytes);
        if (const int error = error_of(count)) {
            return refuse(code_of(error), path, "cannot be read", words_of(error));
        }
        if (static_cast<std::size_t>(count) != *size) {
            return refuse(ErrorCode::io, path, "changed while it was read");
        }
        bytes.pop_back();
        return bytes;
    }

    Result<FileStatus> status(const std::string& path) override {
        struct stat status {};
        const int error = error_of(::lstat(path.c_str(), &status));
        if (error == ENOENT || error == ENOTDIR) return FileStatus{};
        if (error != 0) return refuse(code_of(error), path, "cannot be looked at", words_of(error));
        return FileStatus{kind_of(status), static_cast<std::uint64_t>(status.st_size),
                          status.st_mode & 07777U};
    }

    Result<std::vector<std::string>> list(const std::string& path) override {
        auto directory = open_directory(path);
        if (!directory) return pass_on(directory.error());
        const DirectoryStream stream(::fdopendir(directory->get()));
        std::vector<std::string> names;
        int error = errno;
        if (stream != nullptr) {
            static_cast<void>(directory->release());
            error = read_names(stream.get(), names);
        }
        if (error != 0) return refuse(code_of(error), path, "cannot be listed", words_of(error));
        std::sort(names.begin(), names.end());
        return names;
    }

    Result<void> write_new(const std::string& path, ByteView bytes, std::uint32_t mode) override {
        auto file = open_file(path, O_CREAT | O_EXCL | O_WRONLY, mode);
        if (!file) return pass_on(file.error());
        if (const int error = fill_and_close(std::move(*file), bytes, mode)) {
            ::unlink(path.c_str());
            return refuse(code_of(error), path, "cannot be written", words_of(error));
        }
        return {};
    }

    Result<void> sync_file(const std::string& path) override {
        return sync_and_close(open_file(path, O_RDONLY | O_NONBLOCK | O_NOCTTY), path);
    }

    Result<void> sync_directory(const std::string& path) override {
        return sync_and_close(open_directory(path), path);
    }

    Result<void> rename(const std::string& from, const std::string& to) override {
        if (const int error = error_of(::rename(from.c_str(), to.c_str()))) {
            return refuse(code_of(error), from + " -> " + to, "cannot be renamed", words_of(error));
        }
        return {};
    }

    Result<void> rename_new(const std::string& from, const std::string& to) override {
        int error =
            error_of(::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE));
        if (error == EINVAL || error == ENOSYS) error = link_then_unlink(from, to);
        if (error != 0) {
            return refuse(code_of(error), from + " -> " + to, "cannot be renamed", words_of(error));
        }
        return {};
    }

    Result<void> remove(const std::string& path) override {
        if (const int error = error_of(std::remove(path.c_str()))) {
            return refuse(code_of(error), path, "cannot be removed", words_of(error));
        }
        return {};
    }

    Result<void> make_directory(const std::string& path, std::uint32_t mode) override {
        int error = error_of(::mkdir(path.c_str(), mode));
        if (error == 0) error = error_of(::chmod(path.c_str(), mode));
        if (error != 0) {
            return refuse(code_of(error), path, "this directory cannot be made", words_of(error));
        }
        return {};
    }

    Result<std::unique_ptr<FileLock>> lock(const std::string& path) override {
        auto file = open_file(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0600);
        if (!file) return pass_on(file.error());
        const int error =
            error_of(uninterrupted([&] { return ::flock(file->get(), LOCK_EX | LOCK_NB); }));
        if (error == EWOULDBLOCK)
            return refuse(ErrorCode::locked, path, "is locked by another process");
        if (error != 0) return refuse(code_of(error), path, "cannot be locked", words_of(error));
        return std::make_unique<PosixLock>(std::move(*file));
    }

    Result<std::unique_ptr<GroupSync>> begin_group(
        const std::vector<std::string>& directories) override {
        auto group = std::make_unique<posix::Group>();
        for (const auto& directory : directories) {
            if (auto added = group->add(directory); !added) return pass_on(added.error());
        }
        return group;
    }

 private:
    static int link_then_unlink(const std::string& from, const std::string& to) noexcept {
        if (const int error = error_of(::link(from.c_str(), to.c_str()))) return error;
        return error_of(::unlink(from.c_str()));
    }
};

}  // namespace

FileSystem& posix_file_system() noexcept {
    static PosixFileSystem files;
    return files;
}

}  // namespace saksi
