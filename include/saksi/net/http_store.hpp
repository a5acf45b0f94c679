// A log's public folder on a web server, as a place to read from. Nothing read
// here is verified: see saksi/tiles/hash_source.hpp. So a server can keep a file
// back, or be slow, and no more: what it alters does not fit the checkpoint.
//
// Part of the library saksi::net, which a verifier of local files does not link.
//
//     auto store = net::HttpStore::open("https://example.org/log", {});
//     auto checkpoint = log::read_checkpoint(**store);
//
// What is asked of a server is bounded: a file's size by the caller, the time of
// one file, and how slow it may come (HttpOptions). A server that is busy or
// fails is asked again after a pause, so often. Certificates are verified; a
// redirect is followed on the same host alone.
//
// With a cache, full tiles and bundles are kept in a folder, each with the hash
// of its bytes; a kept file that is not as it was kept is fetched again.
//
// Errors: not_found (404, 410), too_large, io for all else that went wrong
// between here and there, usage for what is no http(s) address.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "saksi/core/export.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/tiles/store.hpp"

namespace saksi::net {

struct HttpOptions {
    unsigned connect_seconds = 10;  ///< to reach the server
    unsigned file_seconds = 120;    ///< for one file in all
    unsigned slow_bytes = 1'000;    ///< fewer a second, for slow_seconds, and it is given up
    unsigned slow_seconds = 15;
    unsigned tries = 3;             ///< of one file, with pauses between
    unsigned first_pause_ms = 250;  ///< and twice as long each time
    unsigned parallel = 8;          ///< files at once
    std::string cache;              ///< a folder, made if missing; empty: nothing is kept
};

/// What was asked of the network so far.
struct HttpCounts {
    std::uint64_t requests = 0;
    std::uint64_t bytes = 0;  ///< of the files, as they were received
    std::uint64_t kept = 0;   ///< files that were read from the cache instead

    bool operator==(const HttpCounts&) const = default;
};

/// Does LOG name a log on a server: http:// or https://?
[[nodiscard]] SAKSI_API bool is_address(const std::string& log) noexcept;

class SAKSI_API HttpStore final : public tiles::Store {
 public:
    /// `address` is the folder that holds `checkpoint`; no file is asked for yet.
    [[nodiscard]] static Result<std::unique_ptr<HttpStore>> open(const std::string& address,
                                                                 HttpOptions options,
                                                                 FileSystem& files);
    ~HttpStore() override;

    [[nodiscard]] Result<Bytes> read(const std::string& path, std::uint64_t limit) override;
    /// Fetches these side by side, and holds them until they are read.
    void expect(const std::vector<tiles::WantedFile>& wanted) override;
    /// Forgets a kept file: whoever verified it found that it does not fit.
    bool rejected(const std::string& path) override;

    [[nodiscard]] const HttpCounts& counts() const noexcept;

 private:
    struct Impl;
    explicit HttpStore(std::unique_ptr<Impl> impl) noexcept;
    std::unique_ptr<Impl> impl_;
};

}  // namespace saksi::net
