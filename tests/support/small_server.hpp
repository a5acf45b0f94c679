// A web server of a test's own on 127.0.0.1, that answers each request with
// whatever bytes the test says, as slowly as it says. One connection, one request.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace saksi::test {

class SmallServer {
 public:
    /// Sends bytes to whoever asked; false: they hung up, or the test is over.
    using Send = std::function<bool(const std::string&)>;
    /// What to answer to a GET of this path.
    using Answer = std::function<void(const std::string& path, const Send& send)>;

    explicit SmallServer(Answer answer);
    ~SmallServer();
    SmallServer(const SmallServer&) = delete;
    SmallServer& operator=(const SmallServer&) = delete;

    /// "http://127.0.0.1:PORT"
    [[nodiscard]] std::string address() const;
    /// The paths asked for so far, in order.
    [[nodiscard]] std::vector<std::string> asked() const;

    /// A whole answer: status line, length, body.
    [[nodiscard]] static std::string ok(const std::string& body, const std::string& headers = "");
    [[nodiscard]] static std::string status(const std::string& line,
                                            const std::string& headers = "");

 private:
    void serve();
    void serve_one(int connection);

    Answer answer_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<bool> over_ = false;
    mutable std::mutex mutex_;
    std::vector<std::string> asked_;
    std::vector<std::thread> connections_;
    std::thread thread_;
};

}  // namespace saksi::test
