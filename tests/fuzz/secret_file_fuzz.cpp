// Secret files without their passphrase: no work is done for them, and one that
// is not encrypted prints back to the same bytes.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <map>

#include "saksi/crypto/secret_file.hpp"

using namespace saksi;

namespace {

/// As much of a file system as reading and writing one secret file takes.
class FewFiles final : public FileSystem {
 public:
    std::map<std::string, Bytes> contents;

    Result<Bytes> read(const std::string& path, std::uint64_t limit) override {
        if (contents[path].size() > limit) return refuse(ErrorCode::too_large, path, "too large");
        return contents[path];
    }
    Result<FileStatus> status(const std::string& path) override {
        return FileStatus{FileKind::file, contents[path].size(), 0600};
    }
    Result<std::vector<std::string>> list(const std::string&) override { return unused(); }
    Result<void> write_new(const std::string& path, ByteView bytes, std::uint32_t) override {
        contents[path] = copy_of(bytes);
        return {};
    }
    Result<void> sync_file(const std::string&) override { return {}; }
    Result<void> sync_directory(const std::string&) override { return {}; }
    Result<void> rename(const std::string&, const std::string&) override { return unused(); }
    Result<void> rename_new(const std::string& from, const std::string& to) override {
        contents[to] = contents[from];
        return {};
    }
    Result<void> remove(const std::string&) override { return {}; }
    Result<void> make_directory(const std::string&, std::uint32_t) override { return unused(); }
    Result<std::unique_ptr<FileLock>> lock(const std::string&) override { return unused(); }
    Result<std::unique_ptr<GroupSync>> begin_group(const std::vector<std::string>&) override {
        return unused();
    }

 private:
    static tl::unexpected<Error> unused() { std::abort(); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    FewFiles files;
    files.contents["in"].assign(data, data + size);
    const auto sealed = crypto::needs_passphrase(files, "in");
    const auto key = crypto::read_secret_file(files, "in", std::nullopt);
    if (key && (!sealed || *sealed)) std::abort();
    if (!key || key->name.size() > crypto::max_secret_name_size) return 0;

    const auto written = crypto::write_secret_file(files, "out", *key, std::nullopt,
                                                   crypto::PasswordWork::interactive);
    if (!written || files.contents["out"] != files.contents["in"]) std::abort();
    return 0;
}
