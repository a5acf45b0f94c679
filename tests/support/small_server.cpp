// SPDX-License-Identifier: Apache-2.0
#include "support/small_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

namespace saksi::test {
namespace {

/// The request up to the empty line; its path.
std::string read_path(int connection) {
    std::string request;
    char buffer[4096];
    while (request.find("\r\n\r\n") == std::string::npos) {
        const auto count = ::recv(connection, buffer, sizeof buffer, 0);
        if (count <= 0) return {};
        request.append(buffer, static_cast<std::size_t>(count));
    }
    const auto begin = request.find(' ') + 1;
    return request.substr(begin, request.find(' ', begin) - begin);
}

bool send_all(int connection, const std::string& bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const auto count =
            ::send(connection, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) return false;
        sent += static_cast<std::size_t>(count);
    }
    return true;
}

}  // namespace

SmallServer::SmallServer(Answer answer) : answer_(std::move(answer)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* at = reinterpret_cast<sockaddr*>(&place);
    socklen_t size = sizeof place;
    if (listener_ < 0 || ::bind(listener_, at, size) != 0 || ::listen(listener_, 64) != 0 ||
        ::getsockname(listener_, at, &size) != 0) {
        throw std::runtime_error("no server for this test");
    }
    port_ = ntohs(place.sin_port);
    thread_ = std::thread([this] { serve(); });
}

SmallServer::~SmallServer() {
    over_ = true;
    thread_.join();
    for (auto& connection : connections_) connection.join();
    ::close(listener_);
}

std::string SmallServer::address() const { return "http://127.0.0.1:" + std::to_string(port_); }

std::vector<std::string> SmallServer::asked() const {
    const std::lock_guard lock(mutex_);
    return asked_;
}

void SmallServer::serve() {
    while (!over_) {
        pollfd ready{listener_, POLLIN, 0};
        if (::poll(&ready, 1, 20) <= 0) continue;
        const auto connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection >= 0)
            connections_.emplace_back([this, connection] { serve_one(connection); });
    }
}

void SmallServer::serve_one(int connection) {
    const auto path = read_path(connection);
    {
        const std::lock_guard lock(mutex_);
        asked_.push_back(path);
    }
    answer_(path, [&](const std::string& bytes) { return !over_ && send_all(connection, bytes); });
    ::shutdown(connection, SHUT_RDWR);
    ::close(connection);
}

std::string SmallServer::ok(const std::string& body, const std::string& headers) {
    return status("200 OK", "Content-Length: " + std::to_string(body.size()) + "\r\n" + headers) +
           body;
}

std::string SmallServer::status(const std::string& line, const std::string& headers) {
    return "HTTP/1.1 " + line + "\r\nConnection: close\r\n" + headers + "\r\n";
}

}  // namespace saksi::test
