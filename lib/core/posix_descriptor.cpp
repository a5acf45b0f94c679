// Opening, reading and writing whole.
//
// SPDX-License-Identifier: Apache-2.0
#include "posix_descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

namespace saksi::posix {

ErrorCode code_of(int error) noexcept {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            return ErrorCode::not_found;
        case EACCES:
        case EPERM:
        case EROFS:
            return ErrorCode::permission;
        case EEXIST:
            return ErrorCode::exists;
        default:
            return ErrorCode::io;
    }
}

std::string words_of(int error) { return std::generic_category().message(error); }

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

int Descriptor::close() noexcept {
    const int error = error_of(::close(release()));
    return error == EINTR ? 0 : error;
}

Result<Descriptor> open_file(const std::string& path, int flags, std::uint32_t mode) {
    Descriptor file(uninterrupted([&] { return ::open(path.c_str(), flags | O_CLOEXEC, mode); }));
    if (const int error = error_of(file.get())) {
        return refuse(code_of(error), path, "cannot be opened", words_of(error));
    }
    return file;
}

Result<Descriptor> open_directory(const std::string& path) {
    return open_file(path, O_RDONLY | O_DIRECTORY);
}

ssize_t read_up_to(const Descriptor& file, Bytes& bytes) noexcept {
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const auto count = uninterrupted(
            [&] { return ::read(file.get(), bytes.data() + filled, bytes.size() - filled); });
        if (count < 0) return count;
        if (count == 0) break;
        filled += static_cast<std::size_t>(count);
    }
    return static_cast<ssize_t>(filled);
}

int write_all(const Descriptor& file, ByteView bytes) noexcept {
    while (!bytes.empty()) {
        const auto count =
            uninterrupted([&] { return ::write(file.get(), bytes.data(), bytes.size()); });
        if (count < 0) return errno;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return 0;
}

}  // namespace saksi::posix
