// SPDX-License-Identifier: Apache-2.0
#include "kept_files.hpp"

#include <algorithm>

#include "saksi/core/encoding.hpp"
#include "saksi/crypto/sha256.hpp"

namespace saksi::net {

KeptFiles::KeptFiles(FileSystem& files, const std::string& folder, const std::string& address)
    : files_(files) {
    if (folder.empty()) return;
    folder_ = folder + "/" + to_hex(crypto::sha256(bytes_of(address)).view());
}

/// Full tiles and bundles. A checkpoint changes, a partial tile is soon another.
bool KeptFiles::is_kept(const std::string& path) const {
    return !folder_.empty() && path.starts_with("tile/") && path.find(".p/") == std::string::npos;
}

std::optional<Bytes> KeptFiles::find(const std::string& path, std::uint64_t limit) {
    if (!is_kept(path)) return std::nullopt;
    auto file = files_.read(folder_ + "/" + path, limit + Hash::size);
    if (!file || file->size() < Hash::size) return std::nullopt;
    const ByteView bytes = ByteView(*file).subspan(Hash::size);
    const auto hash = crypto::sha256(bytes);
    if (!std::equal(hash.view().begin(), hash.view().end(), file->begin())) return std::nullopt;
    return copy_of(bytes);
}

/// Nothing is synced, and no error matters: it can be fetched again.
void KeptFiles::keep(const std::string& path, ByteView bytes) {
    if (!is_kept(path)) return;
    const auto target = folder_ + "/" + path;
    const auto hash = crypto::sha256(bytes);
    Bytes file(hash.view().begin(), hash.view().end());
    file.insert(file.end(), bytes.begin(), bytes.end());
    if (!make_directories(files_, parent_of(target), 0755)) return;
    const auto fresh = target + ".new";
    static_cast<void>(files_.remove(fresh));
    if (files_.write_new(fresh, file, 0644)) static_cast<void>(files_.rename(fresh, target));
}

bool KeptFiles::forget(const std::string& path) {
    return is_kept(path) && files_.remove(folder_ + "/" + path).has_value();
}

}  // namespace saksi::net
