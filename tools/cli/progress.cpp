// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <unistd.h>

#include <cstdio>
#include <utility>

#include "cli/messages.hpp"

namespace saksi::cli {

Progress::Progress(const Output& out, std::string what)
    : what_(std::move(what)), shown_(!out.quiet() && !out.json() && ::isatty(STDERR_FILENO) == 1) {}

void Progress::at(std::uint64_t done, std::uint64_t total) {
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || now < next_) return;
    next_ = now + std::chrono::milliseconds(200);
    auto text = grouped(static_cast<std::int64_t>(done));
    if (total > 0) text += "/" + grouped(static_cast<std::int64_t>(total));
    std::fprintf(stderr, "\r%s %s\x1b[K", what_.c_str(), text.c_str());
}

std::function<void(std::uint64_t, std::uint64_t)> Progress::follower() {
    return [this](std::uint64_t done, std::uint64_t total) { at(done, total); };
}

void Progress::end() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
    shown_ = false;
}

}  // namespace saksi::cli
