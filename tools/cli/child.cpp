// SPDX-License-Identifier: Apache-2.0
#include "cli/child.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

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

/// 0, or an errno. The child gets the default SIGPIPE back, which we ignore.
int start(const std::string& command, const Pipe& in, const Pipe& out, pid_t& child) {
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, in.read_end, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, out.write_end, STDOUT_FILENO);
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    sigset_t defaults;
    ::sigemptyset(&defaults);
    ::sigaddset(&defaults, SIGPIPE);
    ::posix_spawnattr_setsigdefault(&attributes, &defaults);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    std::string shell = "sh", option = "-c", words = command;
    std::array<char*, 4> arguments = {shell.data(), option.data(), words.data(), nullptr};
    const int failed =
        ::posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments.data(), environ);
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    return failed;
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

}  // namespace

Result<std::string> run_filter(const std::string& command, std::string_view input) {
    Pipe in, out;
    pid_t child = -1;
    if (in.write_end < 0 || out.write_end < 0)
        return refuse(ErrorCode::io, command, "the program cannot be started",
                      std::strerror(errno));
    if (const int failed = start(command, in, out, child); failed != 0)
        return refuse(ErrorCode::io, command, "the program cannot be started",
                      std::strerror(failed));
    Pipe::close_end(in.read_end);
    Pipe::close_end(out.write_end);
    feed(in.write_end, input);
    Pipe::close_end(in.write_end);
    auto answer = collect(out.read_end);
    Pipe::close_end(out.read_end);
    const int status = wait_for(child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return refuse(
            ErrorCode::io, command, "the program failed",
            WIFEXITED(status) ? "exit code " + std::to_string(WEXITSTATUS(status)) : "signal");
    if (answer.size() > longest_answer)
        return refuse(ErrorCode::too_large, command, "the program's answer is too long");
    return answer;
}

}  // namespace saksi::cli
