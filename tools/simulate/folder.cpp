// SPDX-License-Identifier: Apache-2.0
#include "simulate/folder.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

namespace saksi::tools {

Result<Folder> Folder::make(const std::string& path) {
    std::error_code failure;
    std::filesystem::create_directories(path, failure);
    if (failure) return refuse(ErrorCode::io, path, "cannot make this folder", failure.message());

    const bool empty = std::filesystem::is_empty(path, failure);
    if (failure) return refuse(ErrorCode::io, path, "cannot read this folder", failure.message());
    if (!empty) return refuse(ErrorCode::exists, path, "this folder is not empty");
    return Folder(path);
}

void Folder::write(const std::string& name, std::string_view text) {
    auto file = files_.find(name);
    if (file == files_.end()) {
        file = files_.emplace(name, std::ofstream(path_ + "/" + name, std::ios::binary)).first;
    }
    file->second.write(text.data(), static_cast<std::streamsize>(text.size()));
}

Result<void> Folder::close() {
    for (auto& [name, file] : files_) {
        file.close();
        if (!file) return refuse(ErrorCode::io, path_ + "/" + name, "cannot write this file");
    }
    return {};
}

}  // namespace saksi::tools
