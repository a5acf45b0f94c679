// GET requests over libcurl, many at once, with every bound that HttpOptions
// sets. Connections are kept for the next requests.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "saksi/core/bytes.hpp"
#include "saksi/core/result.hpp"
#include "saksi/net/http_store.hpp"

namespace saksi::net {

struct Request {
    std::string address;
    std::uint64_t limit = 0;  ///< bytes of the body
};

class Transfers {
 public:
    /// Borrows both.
    Transfers(const HttpOptions& options, HttpCounts& counts);
    ~Transfers();
    Transfers(const Transfers&) = delete;
    Transfers& operator=(const Transfers&) = delete;

    /// The bodies, in the order of the requests. Those that may do better are
    /// asked for again, all together, after a pause.
    [[nodiscard]] std::vector<Result<Bytes>> get(const std::vector<Request>& requests);

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Is it an http(s) address that curl can take apart, without user or password?
[[nodiscard]] Result<void> check_address(const std::string& address);

}  // namespace saksi::net
