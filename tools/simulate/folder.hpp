// The files a rehearsal leaves behind, written as it goes: memory does not grow
// with the election.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <map>
#include <string>
#include <string_view>

#include "saksi/core/result.hpp"

namespace saksi::tools {

class Folder {
 public:
    /// A new folder, or an empty one that is there. `exists` if anything is in it.
    [[nodiscard]] static Result<Folder> make(const std::string& path);

    /// Adds to a file of the folder.
    void write(const std::string& name, std::string_view text);
    /// Closes all files. The first failure of any write comes to light here.
    [[nodiscard]] Result<void> close();

 private:
    explicit Folder(std::string path) : path_(std::move(path)) {}

    std::string path_;
    std::map<std::string, std::ofstream, std::less<>> files_;
};

}  // namespace saksi::tools
