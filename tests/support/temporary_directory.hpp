// A directory of a test's own, removed with all that is in it when the test ends.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace saksi::test {

class TemporaryDirectory {
 public:
    TemporaryDirectory();
    ~TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    /// The path of something in it: directory / "name".
    [[nodiscard]] std::string operator/(const std::string& name) const {
        return path_ + "/" + name;
    }

 private:
    std::string path_;
};

}  // namespace saksi::test
