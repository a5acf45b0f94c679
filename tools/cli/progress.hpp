// How far a long command is, and how long it will still take at this pace: one
// line on standard error that rewrites itself. Only on a terminal, never with
// --quiet or --json, at most five times a second.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "cli/output.hpp"

namespace saksi::cli {

class Progress {
 public:
    /// `what` is translated already.
    Progress(const Output& out, std::string what);
    ~Progress() { end(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `total` 0: not known.
    void at(std::uint64_t done, std::uint64_t total);
    /// at(), for who only takes a function. Borrows this.
    [[nodiscard]] std::function<void(std::uint64_t, std::uint64_t)> follower();
    /// Wipes the line.
    void end();
    /// Does anybody see it?
    [[nodiscard]] bool shown() const noexcept { return shown_; }

 private:
    std::string what_;
    bool shown_;
    std::chrono::steady_clock::time_point start_;
    std::chrono::steady_clock::time_point next_{};
};

}  // namespace saksi::cli
