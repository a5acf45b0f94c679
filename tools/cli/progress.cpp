#include "cli/progress.hpp"

#include <unistd.h>

#include <cstdio>
#include <utility>

#include "cli/messages.hpp"

namespace saksi::cli {

Progress::Progress(const Output& out, std::string what, std::uint64_t total)
    : what_(std::move(what)),
      total_(total),
      shown_(!out.quiet() && !out.json() && ::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::at(std::uint64_t done) {
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || now < next_) return;
    next_ = now + std::chrono::milliseconds(200);
    const auto count = grouped(static_cast<std::int64_t>(done));
    const auto text =
        total_ == 0 ? count : count + "/" + grouped(static_cast<std::int64_t>(total_));
    std::fprintf(stderr, "\r%s %s\x1b[K", what_.c_str(), text.c_str());
}

}  // namespace saksi::cli
