// A log's public folder as a place to read from: checkpoint, tiles, bundles.
// Nothing read here is verified: see saksi/tiles/hash_source.hpp.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "saksi/core/bytes.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/tiles/tile.hpp"

namespace saksi::tiles {

/// A file by its path below the folder, and the most bytes it may have.
struct WantedFile {
    std::string path;
    std::uint64_t limit = 0;
};

/// Where files come from. A second kind reads over HTTP (saksi::net).
class SAKSI_API Store {
 public:
    virtual ~Store() = default;
    /// A file by its path below the folder; not_found if there is none.
    [[nodiscard]] virtual Result<Bytes> read(const std::string& path, std::uint64_t limit) = 0;
    /// May several threads read at once?
    [[nodiscard]] virtual bool allows_threads() const noexcept { return false; }
    /// These will be read soon: where each one is a journey, fetch them together.
    virtual void expect(const std::vector<WantedFile>&) {}
    /// What was read does not fit. True: it was an old copy, and reading it again
    /// gives another.
    virtual bool rejected(const std::string&) { return false; }
};

class SAKSI_API DirectoryStore final : public Store {
 public:
    /// `directory` holds `checkpoint`. Borrows the file system.
    DirectoryStore(FileSystem& files, std::string directory);
    [[nodiscard]] Result<Bytes> read(const std::string& path, std::uint64_t limit) override;
    [[nodiscard]] bool allows_threads() const noexcept override { return true; }

 private:
    FileSystem& files_;
    std::string directory_;
};

/// LOG as a user names it: DIR if DIR/public/checkpoint exists (then DIR/public
/// is the folder), else a folder that holds `checkpoint` itself.
[[nodiscard]] SAKSI_API Result<std::string> find_public_folder(FileSystem& files,
                                                               const std::string& log);

/// The hashes of a tile, `tile.width` of them: from the file of that width, or
/// the full one cut to it. Errors name the file.
[[nodiscard]] SAKSI_API Result<std::vector<Hash>> read_tile(Store& store, const Tile& tile);

/// The bytes of exactly `bundle.width` entries, found in the same way.
[[nodiscard]] SAKSI_API Result<Bytes> read_bundle(Store& store, const Bundle& bundle);

}  // namespace saksi::tiles
