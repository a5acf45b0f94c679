// A log's public folder held in memory, to be damaged at will: files by path,
// and what is neither file nor directory. Directories exist where something is
// in them, or where they were made.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "saksi/core/file_system.hpp"

namespace saksi::test {

class MapFileSystem final : public FileSystem {
 public:
    std::map<std::string, Bytes> files;  ///< by path below "log/"
    std::set<std::string> directories;   ///< empty ones; the others follow from the files
    std::set<std::string> others;        ///< symbolic links and devices
    std::string unreadable;              ///< reading this file fails as a broken disk does
    std::function<void(const std::string&)> before_read;

    /// Copies all files below `folder`.
    void load(FileSystem& from, const std::string& folder, const std::string& below = "") {
        const auto names = from.list(folder).value();
        for (const auto& name : names) {
            const auto path = below.empty() ? name : below + "/" + name;
            const auto whole = folder + "/" + name;
            if (from.status(whole).value().kind == FileKind::directory) {
                load(from, whole, path);
            } else {
                files[path] = from.read(whole, std::uint64_t{1} << 30).value();
            }
        }
    }

    Result<Bytes> read(const std::string& path, std::uint64_t limit) override {
        if (before_read) before_read(path);
        if (!unreadable.empty() && path == "log/" + unreadable) {
            return refuse(ErrorCode::io, path, "cannot be read", "Input/output error");
        }
        const auto file = files.find(path.substr(4));
        if (file == files.end()) return refuse(ErrorCode::not_found, path, "cannot be read");
        if (file->second.size() > limit) return refuse(ErrorCode::too_large, path, "too large");
        return file->second;
    }

    Result<FileStatus> status(const std::string& path) override {
        const auto below = path.substr(std::min<std::size_t>(4, path.size()));
        if (others.count(below) != 0) return FileStatus{FileKind::other};
        if (const auto file = files.find(below); file != files.end()) {
            return FileStatus{FileKind::file, file->second.size()};
        }
        return FileStatus{names_in(below).empty() && directories.count(below) == 0
                              ? FileKind::none
                              : FileKind::directory};
    }

    Result<std::vector<std::string>> list(const std::string& path) override {
        const auto names = names_in(path.substr(std::min<std::size_t>(4, path.size())));
        return std::vector<std::string>(names.begin(), names.end());
    }

    // Nothing is ever written.
    Result<void> write_new(const std::string&, ByteView, std::uint32_t) override { return no(); }
    Result<void> sync_file(const std::string&) override { return no(); }
    Result<void> sync_directory(const std::string&) override { return no(); }
    Result<void> rename(const std::string&, const std::string&) override { return no(); }
    Result<void> rename_new(const std::string&, const std::string&) override { return no(); }
    Result<void> remove(const std::string&) override { return no(); }
    Result<void> make_directory(const std::string&, std::uint32_t) override { return no(); }
    Result<std::unique_ptr<FileLock>> lock(const std::string&) override { return no(); }
    Result<std::unique_ptr<GroupSync>> begin_group(const std::vector<std::string>&) override {
        return no();
    }

 private:
    static tl::unexpected<Error> no() {
        return refuse(ErrorCode::permission, "", "an auditor writes nothing");
    }

    std::set<std::string> names_in(const std::string& directory) const {
        const auto prefix = directory.empty() ? "" : directory + "/";
        std::set<std::string> names;
        const auto collect = [&](const std::string& path) {
            if (path.size() <= prefix.size() || !path.starts_with(prefix)) return;
            const auto rest = path.substr(prefix.size());
            names.insert(rest.substr(0, rest.find('/')));
        };
        for (const auto& [path, bytes] : files) collect(path);
        for (const auto& path : directories) collect(path);
        for (const auto& path : others) collect(path);
        return names;
    }
};

}  // namespace saksi::test
