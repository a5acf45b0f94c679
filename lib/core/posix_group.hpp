// GroupSync by two calls that Linux has beyond POSIX: syncfs, once for each file
// system, and sync_file_range for what may go ahead.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "posix_descriptor.hpp"
#include "saksi/core/file_system.hpp"

namespace saksi::posix {

class Group final : public GroupSync {
 public:
    /// The directory's file system is one of those that sync() is for.
    [[nodiscard]] Result<void> add(const std::string& path);

    void hasten(const std::string& path) override;
    [[nodiscard]] Result<void> sync() override;

 private:
    struct Member {
        dev_t device;
        Descriptor directory;
        std::string path;
    };
    std::vector<Member> members_;
};

}  // namespace saksi::posix
