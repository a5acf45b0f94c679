// The files of a tlog-tiles log of given entries, made in the obvious way: every
// tile from all leaf hashes at once, as c2sp.org/tlog-tiles words it. The slow
// oracle of everything that builds or reads tiles. And a store over such files.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rfc6962.hpp"
#include "saksi/tiles/store.hpp"

namespace saksi::test {

using Files = std::map<std::string, Bytes>;

/// Files by path, as a store.
struct MapStore final : tiles::Store {
    Files files;

    Result<Bytes> read(const std::string& path, std::uint64_t limit) override {
        const auto file = files.find(path);
        if (file == files.end()) return refuse(ErrorCode::not_found, path, "no such file");
        if (file->second.size() > limit) return refuse(ErrorCode::too_large, path, "too large");
        return file->second;
    }
};

inline std::string naive_index(std::uint64_t n) {
    std::string digits = std::to_string(n);
    while (digits.size() % 3 != 0) digits.insert(0, "0");
    std::string path = digits.substr(digits.size() - 3);
    for (auto end = digits.size() - 3; end > 0; end -= 3) {
        path = "x" + digits.substr(end - 3, 3) + "/" + path;
    }
    return path;
}

/// Cuts `pieces` into files of 256, the last one partial.
inline void put_files(Files& files, const std::string& folder, const std::vector<Bytes>& pieces) {
    for (std::size_t first = 0; first < pieces.size(); first += 256) {
        const auto width = std::min<std::size_t>(256, pieces.size() - first);
        auto path = folder + "/" + naive_index(first / 256);
        if (width < 256) path += ".p/" + std::to_string(width);
        for (std::size_t i = first; i < first + width; ++i) append(files[path], pieces[i]);
    }
}

/// All tiles and bundles of the log of these entries.
inline Files naive_log(const std::vector<Bytes>& entries) {
    Files files;
    std::vector<Bytes> framed;
    std::vector<Bytes> hashes;
    for (const auto& entry : entries) {
        Bytes piece{static_cast<std::uint8_t>(entry.size() / 256),
                    static_cast<std::uint8_t>(entry.size() % 256)};
        append(piece, entry);
        framed.push_back(piece);
        hashes.push_back(copy_of(rfc6962::prefixed(0x00, entry).view()));
    }
    put_files(files, "tile/entries", framed);
    for (int level = 0; !hashes.empty(); ++level) {
        put_files(files, "tile/" + std::to_string(level), hashes);
        std::vector<Bytes> above;
        for (std::size_t first = 0; first + 256 <= hashes.size(); first += 256) {
            std::vector<Bytes> row(hashes.begin() + static_cast<std::ptrdiff_t>(first),
                                   hashes.begin() + static_cast<std::ptrdiff_t>(first + 256));
            while (row.size() > 1) {
                for (std::size_t i = 0; i < row.size() / 2; ++i) {
                    row[i] = copy_of(rfc6962::prefixed(0x01, row[2 * i], row[2 * i + 1]).view());
                }
                row.resize(row.size() / 2);
            }
            above.push_back(row[0]);
        }
        hashes = above;
    }
    return files;
}

}  // namespace saksi::test
