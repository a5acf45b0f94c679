// measured [-n TIMES] [-o FILE] COMMAND [ARGUMENT...]: what a command took, as a
// line of JSON for each time it was run, into FILE or standard error. A small
// parent, because a child is said to have held whatever its parent held when it
// was started: from Python no process seems to need less than Python.
//
// Exit: as the command's last run; 127 if it could not be run.
//
// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

extern char** environ;

namespace {

double seconds_of(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

/// The exit code, 128 and the signal's number, or -1 if it could not be run.
int run_once(char** command, std::FILE* out) {
    const auto start = std::chrono::steady_clock::now();
    pid_t child = 0;
    if (posix_spawnp(&child, command[0], nullptr, nullptr, command, environ) != 0) return -1;
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child) return -1;
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    std::fprintf(
        out, "{\"wall\": %.6f, \"user\": %.6f, \"sys\": %.6f, \"peak_kb\": %ld, \"exit\": %d}\n",
        wall.count(), seconds_of(usage.ru_utime), seconds_of(usage.ru_stime), usage.ru_maxrss,
        code);
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    long times = 1;
    std::FILE* out = stderr;
    int first = 1;
    for (; first + 1 < argc && argv[first][0] == '-'; first += 2) {
        if (std::strcmp(argv[first], "-n") == 0) times = std::strtol(argv[first + 1], nullptr, 10);
        if (std::strcmp(argv[first], "-o") == 0) out = std::fopen(argv[first + 1], "we");
    }
    if (out == nullptr || first >= argc) return 127;
    int code = 0;
    for (long i = 0; i < times && code >= 0; ++i) code = run_once(argv + first, out);
    return code < 0 ? 127 : code;
}
