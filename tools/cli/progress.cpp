// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <unistd.h>

#include <cstdio>
#include <utility>

#include "cli/messages.hpp"

namespace saksi::cli {
namespace {

using std::chrono::steady_clock;

/// ", 1:05 left", once the pace tells anything.
std::string time_left(steady_clock::duration passed, std::uint64_t done, std::uint64_t total) {
    if (done == 0 || done > total || passed < std::chrono::seconds(2)) return {};
    const auto pace = std::chrono::duration<double>(passed).count() / static_cast<double>(done);
    const auto seconds = static_cast<std::uint64_t>(pace * static_cast<double>(total - done));
    return ", " + say("{0}:{1:02} left", seconds / 60, seconds % 60);
}

}  // namespace

Progress::Progress(const Output& out, std::string what)
    : what_(std::move(what)),
      shown_(!out.quiet() && !out.json() && ::isatty(STDERR_FILENO) == 1),
      start_(steady_clock::now()) {}

void Progress::at(std::uint64_t done, std::uint64_t total) {
    const auto now = steady_clock::now();
    if (!shown_ || now < next_) return;
    next_ = now + std::chrono::milliseconds(200);
    auto text = grouped(static_cast<std::int64_t>(done));
    if (total > 0) {
        text += "/" + grouped(static_cast<std::int64_t>(total));
        text += time_left(now - start_, done, total);
    }
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
