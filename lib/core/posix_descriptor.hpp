// An open file of POSIX, and what a system call's failure means to saksi.
// Private to lib/core: how the real FileSystem does its calls.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <cerrno>
#include <cstdint>
#include <string>
#include <utility>

#include "saksi/core/bytes.hpp"
#include "saksi/core/result.hpp"

namespace saksi::posix {

/// What a call left in errno, read before anything can change it; 0 if it went well.
inline int error_of(long result) noexcept { return result < 0 ? errno : 0; }

[[nodiscard]] ErrorCode code_of(int error) noexcept;
[[nodiscard]] std::string words_of(int error);

/// Calls again for as long as a signal came in between.
template <class Call>
auto uninterrupted(Call call) noexcept {
    auto result = call();
    while (result < 0 && errno == EINTR) result = call();
    return result;
}

/// An open file. Closed when it goes, unless somebody wants to know how closing went.
class Descriptor {
 public:
    explicit Descriptor(int number) noexcept : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor();

    [[nodiscard]] int get() const noexcept { return number_; }
    [[nodiscard]] int release() noexcept { return std::exchange(number_, -1); }

    /// 0 or an errno. Not retried: after EINTR, Linux has closed it.
    [[nodiscard]] int close() noexcept;

 private:
    int number_;
};

/// open(2) with O_CLOEXEC; `mode` counts with O_CREAT alone.
[[nodiscard]] Result<Descriptor> open_file(const std::string& path, int flags,
                                           std::uint32_t mode = 0);
[[nodiscard]] Result<Descriptor> open_directory(const std::string& path);

/// Fills `bytes` as far as the file goes: how many were read, or -1 and errno.
[[nodiscard]] ssize_t read_up_to(const Descriptor& file, Bytes& bytes) noexcept;

/// 0, or the errno of the write that failed.
[[nodiscard]] int write_all(const Descriptor& file, ByteView bytes) noexcept;

}  // namespace saksi::posix
