// A store that has an old copy of one file, which it gives up when it is told
// that it does not fit: as a folder of kept files may.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <string>
#include <utility>

#include "saksi/tiles/store.hpp"

namespace saksi::test {

class OldCopyStore final : public tiles::Store {
 public:
    /// Borrows the store that has the true file.
    OldCopyStore(tiles::Store& store, std::string path, Bytes copy)
        : store_(store), path_(std::move(path)), copy_(std::move(copy)) {}

    Result<Bytes> read(const std::string& path, std::uint64_t limit) override {
        if (path == path_ && has_copy_) return copy_;
        return store_.read(path, limit);
    }
    [[nodiscard]] bool allows_threads() const noexcept override { return true; }
    bool rejected(const std::string& path) override {
        return path == path_ && has_copy_.exchange(false);
    }

    [[nodiscard]] bool has_copy() const noexcept { return has_copy_; }

 private:
    tiles::Store& store_;
    std::string path_;
    Bytes copy_;
    std::atomic<bool> has_copy_{true};
};

}  // namespace saksi::test
