// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstddef>

namespace saksi::cli {
namespace {

volatile std::sig_atomic_t caught = 0;
void remember(int signal) { caught = signal; }

/// While it lives, the signals that would end the program are caught, and only
/// while wait_for_input() waits: none can slip in between looking and waiting.
class SignalsHeld {
 public:
    SignalsHeld() {
        struct sigaction action {};
        action.sa_handler = remember;
        sigset_t held;
        ::sigemptyset(&held);
        for (const int each : which) ::sigaddset(&held, each);
        ::sigprocmask(SIG_BLOCK, &held, &mask_before_);
        for (std::size_t i = 0; i < which.size(); ++i) ::sigaction(which[i], &action, &before_[i]);
    }
    ~SignalsHeld() {
        for (std::size_t i = 0; i < which.size(); ++i) ::sigaction(which[i], &before_[i], nullptr);
        ::sigprocmask(SIG_SETMASK, &mask_before_, nullptr);
    }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;

    /// False if a signal came instead.
    [[nodiscard]] bool wait_for_input(int terminal) const {
        pollfd wanted{terminal, POLLIN, 0};
        return ::ppoll(&wanted, 1, nullptr, &mask_before_) > 0;
    }

 private:
    static constexpr std::array which = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    std::array<struct sigaction, which.size()> before_{};
    sigset_t mask_before_{};
};

class NoEcho {
 public:
    explicit NoEcho(int terminal) : terminal_(terminal) {
        ::tcgetattr(terminal_, &before_);
        auto silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(terminal_, TCSAFLUSH, &silent);
    }
    ~NoEcho() { ::tcsetattr(terminal_, TCSAFLUSH, &before_); }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;

 private:
    int terminal_;
    termios before_{};
};

void show(int terminal, std::string_view text) {
    if (::write(terminal, text.data(), text.size()) < 0) return;  // a prompt that is not seen
}

/// False if the line did not end.
bool read_line(int terminal, const SignalsHeld& held, std::string& line) {
    line.reserve(1024);  // so that no copy of a passphrase is left behind by growing
    for (char c = 0; held.wait_for_input(terminal) && ::read(terminal, &c, 1) == 1;) {
        if (c == '\n') return true;
        if (line.size() == line.capacity()) return false;
        line += c;
    }
    return false;
}

}  // namespace

Result<std::string> read_hidden_line(std::string_view prompt) {
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0)
        return refuse(ErrorCode::usage, "--passphrase-file",
                      "a passphrase is needed, and there is no terminal to ask at");
    std::string line;
    bool whole = false;
    caught = 0;
    {
        const SignalsHeld held;
        const NoEcho silent(terminal);
        show(terminal, prompt);
        whole = read_line(terminal, held, line);
        show(terminal, "\n");
    }
    ::close(terminal);
    if (caught != 0) std::raise(caught);
    if (!whole) return refuse(ErrorCode::io, "/dev/tty", "no whole line was typed");
    return line;
}

}  // namespace saksi::cli
