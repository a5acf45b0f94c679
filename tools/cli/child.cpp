// SPDX-License-Identifier: Apache-2.0
#include "cli/child.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <optional>
#include <thread>

extern char** environ;

namespace saksi::cli {
namespace {

constexpr std::size_t longest_answer = 65536;

struct Pipe {
    int read_end = -1;
    int write_end = -1;
    Pipe() {
        std::array<int, 2> ends{-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
        read_end = ends[0];
        write_end = ends[1];
    }
    ~Pipe() {
        close_end(read_end);
        close_end(write_end);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    static void close_end(int& end) {
        if (end >= 0) ::close(end);
        end = -1;
    }
};

/// What a child gets as its standard input and output.
struct Wires {
    int in = -1;
    int out = -1;
    bool own_group = false;  // so that it can be ended with all that it starts
};

/// 0, or an errno. The child gets the default SIGPIPE back, which we ignore, and
/// signals that we wait for.
int start(const std::string& command, const Wires& wires, pid_t& child) {
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, wires.in, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, wires.out, STDOUT_FILENO);
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    sigset_t defaults, blocked;
    ::sigemptyset(&defaults);
    ::sigaddset(&defaults, SIGPIPE);
    ::sigemptyset(&blocked);
    ::posix_spawnattr_setsigdefault(&attributes, &defaults);
    ::posix_spawnattr_setsigmask(&attributes, &blocked);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    const int group = wires.own_group ? POSIX_SPAWN_SETPGROUP : 0;
    ::posix_spawnattr_setflags(
        &attributes, static_cast<short>(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | group));
    std::string shell = "sh", option = "-c", words = command;
    std::array<char*, 4> arguments = {shell.data(), option.data(), words.data(), nullptr};
    const int failed =
        ::posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments.data(), environ);
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    return failed;
}

tl::unexpected<Error> not_started(const std::string& command, int error) {
    return refuse(ErrorCode::io, command, "the program cannot be started", std::strerror(error));
}

/// A note is far smaller than a pipe's buffer, but a child may never read it:
/// then the pipe breaks, and its exit code says why.
void feed(int end, std::string_view text) {
    while (!text.empty()) {
        const auto wrote = ::write(end, text.data(), text.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return;
        text.remove_prefix(static_cast<std::size_t>(wrote));
    }
}

std::string collect(int end) {
    std::string answer;
    std::array<char, 4096> piece{};
    while (answer.size() <= longest_answer) {
        const auto got = ::read(end, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        answer.append(piece.data(), static_cast<std::size_t>(got));
    }
    return answer;
}

int wait_for(pid_t child) {
    int status = -1;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

Result<void> judge(const std::string& command, int status) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
    return refuse(
        ErrorCode::io, command, "the program failed",
        WIFEXITED(status) ? "exit code " + std::to_string(WEXITSTATUS(status)) : "signal");
}

using Clock = std::chrono::steady_clock;

/// As much as the pipe takes now. True: there is no more, or nobody reads.
bool feed_some(int end, std::string_view& text) {
    const auto wrote = ::write(end, text.data(), text.size());
    if (wrote > 0) text.remove_prefix(static_cast<std::size_t>(wrote));
    return text.empty() || (wrote < 0 && errno != EAGAIN && errno != EINTR);
}

/// Its status, or nothing if it has not ended in time.
std::optional<int> feed_until(pid_t child, Pipe& in, std::string_view text,
                              Clock::time_point last) {
    bool fed = false;
    while (true) {
        if (!fed && feed_some(in.write_end, text)) {
            fed = true;
            Pipe::close_end(in.write_end);
        }
        int status = -1;
        if (::waitpid(child, &status, WNOHANG) == child) return status;
        if (Clock::now() >= last) return std::nullopt;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

}  // namespace

Result<std::string> run_filter(const std::string& command, std::string_view input) {
    Pipe in, out;
    pid_t child = -1;
    if (in.write_end < 0 || out.write_end < 0) return not_started(command, errno);
    if (const int failed = start(command, {in.read_end, out.write_end}, child); failed != 0)
        return not_started(command, failed);
    Pipe::close_end(in.read_end);
    Pipe::close_end(out.write_end);
    feed(in.write_end, input);
    Pipe::close_end(in.write_end);
    auto answer = collect(out.read_end);
    Pipe::close_end(out.read_end);
    if (auto done = judge(command, wait_for(child)); !done) return pass_on(done.error());
    if (answer.size() > longest_answer)
        return refuse(ErrorCode::too_large, command, "the program's answer is too long");
    return answer;
}

Result<void> run_listener(const std::string& command, std::string_view input, unsigned seconds) {
    Pipe in;
    pid_t child = -1;
    if (in.write_end < 0) return not_started(command, errno);
    ::fcntl(in.write_end, F_SETFL, O_NONBLOCK);
    if (const int failed = start(command, {in.read_end, STDERR_FILENO, true}, child); failed != 0)
        return not_started(command, failed);
    Pipe::close_end(in.read_end);
    const auto last = Clock::now() + std::chrono::seconds(seconds);
    if (const auto status = feed_until(child, in, input, last)) return judge(command, *status);
    ::kill(-child, SIGKILL);
    static_cast<void>(wait_for(child));
    return refuse(ErrorCode::io, command, "the program took too long and was ended",
                  std::to_string(seconds) + " s");
}

}  // namespace saksi::cli
