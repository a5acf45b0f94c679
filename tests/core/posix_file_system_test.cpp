// The real file system, in a temporary directory.
//
// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "saksi/core/file_system.hpp"
#include "support/temporary_directory.hpp"

using namespace saksi;
using saksi::test::TemporaryDirectory;

namespace {

FileSystem& files = posix_file_system();

constexpr std::uint64_t no_limit = 1 << 20;

std::string content(const std::string& path) {
    const auto bytes = files.read(path, no_limit);
    return bytes ? std::string(text_of(*bytes)) : "refused: " + bytes.error().reason;
}

template <class T>
ErrorCode code(const Result<T>& result) {
    REQUIRE_FALSE(result.has_value());
    return result.error().code;
}

/// Root reads everything: what is forbidden cannot be shown as root.
bool is_root() { return ::geteuid() == 0; }

}  // namespace

TEST_SUITE_BEGIN("core/posix_file_system");

TEST_CASE("what is written is read back, whatever the bytes") {
    const TemporaryDirectory directory;
    for (const auto& text :
         {std::string(), std::string("\0\xff\n", 3), std::string(300'000, 'x')}) {
        const auto path = directory / "file" + std::to_string(text.size());
        REQUIRE(files.write_new(path, bytes_of(text), 0644).has_value());
        CHECK(content(path) == text);
        CHECK(files.status(path)->size == text.size());
    }
}

TEST_CASE("a new file has exactly the mode asked for, whatever the umask") {
    const TemporaryDirectory directory;
    for (const mode_t mask : {0U, 022U, 077U}) {
        const auto before = ::umask(mask);
        for (const auto mode : {0600U, 0644U, 0666U}) {
            const auto name = std::to_string(mask) + "-" + std::to_string(mode);
            CHECK(files.write_new(directory / name, {}, mode).has_value());
            CHECK(files.status(directory / name)->mode == mode);
            CHECK(files.make_directory(directory / name + ".d", mode | 0100U).has_value());
            CHECK(files.status(directory / name + ".d")->mode == (mode | 0100U));
        }
        ::umask(before);
    }
}

TEST_CASE("write_new never overwrites, not even through a symbolic link") {
    const TemporaryDirectory directory;
    REQUIRE(files.write_new(directory / "a", bytes_of("old"), 0644).has_value());
    CHECK(code(files.write_new(directory / "a", bytes_of("new"), 0644)) == ErrorCode::exists);
    CHECK(content(directory / "a") == "old");

    std::filesystem::create_symlink(directory / "nowhere", directory / "link");
    CHECK(code(files.write_new(directory / "link", bytes_of("new"), 0644)) == ErrorCode::exists);
    CHECK(files.status(directory / "nowhere")->kind == FileKind::none);
}

TEST_CASE("a write that fails leaves no half file") {
    // A child with a file size limit, because the limit cannot be raised again.
    const TemporaryDirectory directory;
    const auto path = directory / "big";
    const auto child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const struct rlimit limit { 4096, 4096 };
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto written = files.write_new(path, Bytes(10'000), 0644);
        ::_exit(!written && written.error().code == ErrorCode::io ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    CHECK(files.status(path)->kind == FileKind::none);
}

TEST_CASE("reading refuses a file above the limit and one that is no regular file") {
    const TemporaryDirectory directory;
    REQUIRE(files.write_new(directory / "five", bytes_of("12345"), 0644).has_value());
    CHECK(files.read(directory / "five", 5).has_value());
    CHECK(code(files.read(directory / "five", 4)) == ErrorCode::too_large);
    CHECK(files.read(directory / "five", 4).error().detail == "5 > 4");

    REQUIRE(::mkfifo((directory / "pipe").c_str(), 0600) == 0);
    CHECK(code(files.read(directory / "pipe", 5)) == ErrorCode::malformed);
    CHECK(code(files.read(directory.path(), 5)) == ErrorCode::malformed);
    CHECK(code(files.read("/dev/zero", 5)) == ErrorCode::malformed);
}

TEST_CASE("a file that is not what its size says is refused, never cut short") {
    if (!std::filesystem::exists("/proc/self/status")) return;
    CHECK(files.read("/proc/self/status", no_limit).error().reason == "changed while it was read");
}

TEST_CASE("reading follows symbolic links, status does not") {
    const TemporaryDirectory directory;
    REQUIRE(files.write_new(directory / "a", bytes_of("x"), 0644).has_value());
    std::filesystem::create_symlink("a", directory / "link");
    CHECK(content(directory / "link") == "x");
    CHECK(files.status(directory / "link")->kind == FileKind::other);
    CHECK(files.status(directory / "a")->kind == FileKind::file);
    CHECK(files.status(directory.path())->kind == FileKind::directory);
}

TEST_CASE("errors say where, why and in the system's words") {
    const TemporaryDirectory directory;
    const auto missing = files.read(directory / "no", 1);
    CHECK(code(missing) == ErrorCode::not_found);
    CHECK(missing.error().where == directory / "no");
    CHECK(missing.error().reason == "cannot be opened");
    CHECK(missing.error().detail == "No such file or directory");

    REQUIRE(files.write_new(directory / "a", {}, 0644).has_value());
    CHECK(code(files.read(directory / "a/b", 1)) == ErrorCode::not_found);
    CHECK(files.status(directory / "a/b")->kind == FileKind::none);
    CHECK(code(files.list(directory / "a")) == ErrorCode::not_found);
    CHECK(code(files.list(directory / "no")) == ErrorCode::not_found);
    CHECK(code(files.write_new(directory / "no/a", {}, 0644)) == ErrorCode::not_found);
    CHECK(code(files.sync_file(directory / "no")) == ErrorCode::not_found);
    CHECK(code(files.sync_directory(directory / "a")) == ErrorCode::not_found);
    CHECK(code(files.begin_group({directory / "no"})) == ErrorCode::not_found);
    CHECK(code(files.rename(directory / "no", directory / "b")) == ErrorCode::not_found);
    CHECK(code(files.rename_new(directory / "no", directory / "b")) == ErrorCode::not_found);
    CHECK(code(files.remove(directory / "no")) == ErrorCode::not_found);
    CHECK(code(files.make_directory(directory / "a", 0755)) == ErrorCode::exists);
    CHECK(code(files.status(directory / std::string(300, 'n'))) == ErrorCode::io);
}

TEST_CASE("what the system forbids is a permission error") {
    if (is_root()) {
        MESSAGE("skipped: root is forbidden nothing");
        return;
    }
    const TemporaryDirectory directory;
    REQUIRE(files.write_new(directory / "secret", {}, 0000).has_value());
    CHECK(code(files.read(directory / "secret", 1)) == ErrorCode::permission);
}

TEST_CASE("a listing is sorted by bytes and has no dots") {
    const TemporaryDirectory directory;
    for (const auto* name : {"b", "a", "B", "\xc3\xa9", "10", "9", ".hidden"}) {
        REQUIRE(files.write_new(directory / name, {}, 0644).has_value());
    }
    CHECK(files.list(directory.path()) ==
          std::vector<std::string>{".hidden", "10", "9", "B", "a", "b", "\xc3\xa9"});
}

TEST_CASE("rename replaces, rename_new does not") {
    const TemporaryDirectory directory;
    REQUIRE(files.write_new(directory / "a", bytes_of("a"), 0644).has_value());
    REQUIRE(files.write_new(directory / "b", bytes_of("b"), 0644).has_value());

    const auto refused = files.rename_new(directory / "a", directory / "b");
    CHECK(code(refused) == ErrorCode::exists);
    CHECK(content(directory / "a") == "a");
    CHECK(content(directory / "b") == "b");

    REQUIRE(files.rename(directory / "a", directory / "b").has_value());
    CHECK(content(directory / "b") == "a");
    REQUIRE(files.rename_new(directory / "b", directory / "c").has_value());
    CHECK(files.list(directory.path()) == std::vector<std::string>{"c"});
}

TEST_CASE("remove takes files and empty directories only") {
    const TemporaryDirectory directory;
    REQUIRE(files.make_directory(directory / "d", 0755).has_value());
    REQUIRE(files.write_new(directory / "d/f", {}, 0644).has_value());
    CHECK(code(files.remove(directory / "d")) == ErrorCode::io);
    CHECK(files.remove(directory / "d/f").has_value());
    CHECK(files.remove(directory / "d").has_value());
    CHECK(files.status(directory / "d")->kind == FileKind::none);
}

TEST_CASE("syncing files, directories and groups works on what is there") {
    const TemporaryDirectory directory;
    auto group = files.begin_group({directory.path()});
    REQUIRE(group.has_value());
    REQUIRE(files.write_new(directory / "a", bytes_of("a"), 0644).has_value());
    CHECK(files.sync_file(directory / "a").has_value());
    CHECK(files.sync_directory(directory.path()).has_value());
    CHECK((*group)->sync().has_value());
}

TEST_CASE("hastening a file changes nothing, whether it is there or not") {
    const TemporaryDirectory directory;
    auto group = files.begin_group({directory.path()});
    REQUIRE(group.has_value());
    REQUIRE(files.write_new(directory / "a", bytes_of("a"), 0444).has_value());
    (*group)->hasten(directory / "a");
    (*group)->hasten(directory / "no");
    (*group)->hasten(directory.path());
    CHECK(files.list(directory.path()).value() == std::vector<std::string>{"a"});
    CHECK(files.read(directory / "a", 9).value() == copy_of(bytes_of("a")));
    CHECK((*group)->sync().has_value());
}

TEST_CASE("a lock excludes a second holder, in this process and in another, until it goes") {
    const TemporaryDirectory directory;
    const auto path = directory / "lock";
    auto held = files.lock(path);
    REQUIRE(held.has_value());
    CHECK(files.status(path)->mode == 0600U);
    CHECK(code(files.lock(path)) == ErrorCode::locked);

    const auto child = ::fork();
    if (child == 0) {
        const auto second = files.lock(path);
        ::_exit(!second && second.error().code == ErrorCode::locked ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);

    held->reset();
    CHECK(files.lock(path).has_value());
    std::filesystem::create_symlink("lock", directory / "link");
    CHECK_FALSE(files.lock(directory / "link").has_value());
}

TEST_CASE("no descriptor stays open") {
    const TemporaryDirectory directory;
    const auto next_free = [] {
        const int number = ::open("/dev/null", O_RDONLY);
        ::close(number);
        return number;
    };
    const int before = next_free();
    static_cast<void>(files.write_new(directory / "a", bytes_of("a"), 0644));
    static_cast<void>(files.write_new(directory / "a", bytes_of("a"), 0644));
    static_cast<void>(files.read(directory / "a", 0));
    static_cast<void>(files.read(directory / "a", 9));
    static_cast<void>(files.read(directory.path(), 9));
    static_cast<void>(files.list(directory.path()));
    static_cast<void>(files.list(directory / "a"));
    static_cast<void>(files.sync_file(directory / "a"));
    static_cast<void>(files.sync_directory(directory.path()));
    static_cast<void>(files.begin_group({directory.path()}));
    static_cast<void>(files.lock(directory / "lock"));
    CHECK(next_free() == before);
}

TEST_SUITE_END();
