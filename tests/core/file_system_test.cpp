// The helpers over a file system, on the real one. What they leave after a
// power cut is tested in memory_file_system_test.cpp.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/file_system.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "support/temporary_directory.hpp"

using namespace saksi;
using saksi::test::TemporaryDirectory;

namespace {

FileSystem& files = posix_file_system();

std::string content(const std::string& path) {
    const auto bytes = files.read(path, 1 << 20);
    return bytes ? std::string(text_of(*bytes)) : "refused: " + bytes.error().reason;
}

}  // namespace

TEST_SUITE_BEGIN("core/file_system");

TEST_CASE("the parent of a path") {
    CHECK(parent_of("a/b/c") == "a/b");
    CHECK(parent_of("c") == ".");
    CHECK(parent_of("/c") == "/");
    CHECK(parent_of("a/b/") == "a");
    CHECK(parent_of("a//b") == "a");
    CHECK(parent_of("/a/b") == "/a");
    CHECK(parent_of("//c") == "/");
    CHECK(parent_of("/") == "/");
    CHECK(parent_of("") == ".");
    CHECK(parent_of(".") == ".");
}

TEST_CASE("make_directories makes what is missing and is content with what is there") {
    const TemporaryDirectory directory;
    CHECK(make_directories(files, directory / "a/b/c", 0755).has_value());
    CHECK(make_directories(files, directory / "a/b/c", 0755).has_value());
    CHECK(make_directories(files, directory / "a/b/d/", 0755).has_value());
    CHECK(make_directories(files, "/", 0755).has_value());
    CHECK(files.list(directory / "a/b") == std::vector<std::string>{"c", "d"});

    std::filesystem::create_directory_symlink(directory / "a", directory / "link");
    CHECK(make_directories(files, directory / "link", 0755).has_value());
    CHECK(make_directories(files, directory / "link/x/y", 0755).has_value());
    CHECK(files.status(directory / "a/x/y")->kind == FileKind::directory);
}

TEST_CASE("make_directories refuses a path with a file in it") {
    const TemporaryDirectory directory;
    REQUIRE(files.write_new(directory / "a", {}, 0644).has_value());
    CHECK(make_directories(files, directory / "a", 0755).error().code == ErrorCode::exists);
    CHECK_FALSE(make_directories(files, directory / "a/b", 0755).has_value());
    CHECK_FALSE(make_directories(files, "", 0755).has_value());
}

TEST_CASE("replace_durably leaves the new file, its mode, and nothing beside it") {
    const TemporaryDirectory directory;
    CHECK(replace_durably(files, directory / "head", bytes_of("1"), 0644).has_value());
    CHECK(replace_durably(files, directory / "head", bytes_of("2"), 0600).has_value());
    CHECK(content(directory / "head") == "2");
    CHECK(files.status(directory / "head")->mode == 0600U);
    CHECK(files.list(directory.path()) == std::vector<std::string>{"head"});
}

TEST_CASE("a staged file that a crash left is no obstacle") {
    const TemporaryDirectory directory;
    REQUIRE(files.write_new(directory / "head.new", bytes_of("torn"), 0644).has_value());
    CHECK(replace_durably(files, directory / "head", bytes_of("1"), 0644).has_value());
    REQUIRE(files.write_new(directory / "key.new", bytes_of("torn"), 0644).has_value());
    CHECK(create_durably(files, directory / "key", bytes_of("k"), 0600).has_value());
    CHECK(files.list(directory.path()) == std::vector<std::string>{"head", "key"});
}

TEST_CASE("create_durably refuses what exists and leaves no copy of the bytes behind") {
    const TemporaryDirectory directory;
    REQUIRE(create_durably(files, directory / "key", bytes_of("first"), 0600).has_value());
    const auto second = create_durably(files, directory / "key", bytes_of("second"), 0600);
    CHECK(second.error().code == ErrorCode::exists);
    CHECK(content(directory / "key") == "first");
    CHECK(files.list(directory.path()) == std::vector<std::string>{"key"});
}

TEST_CASE("replace_durably onto a directory fails and cleans up") {
    const TemporaryDirectory directory;
    REQUIRE(files.make_directory(directory / "head", 0755).has_value());
    CHECK_FALSE(replace_durably(files, directory / "head", bytes_of("1"), 0644).has_value());
    CHECK(files.list(directory.path()) == std::vector<std::string>{"head"});
}

TEST_CASE("remove_tree removes everything below, but not what a link points to") {
    const TemporaryDirectory directory;
    REQUIRE(make_directories(files, directory / "tree/a/b", 0755).has_value());
    REQUIRE(files.write_new(directory / "tree/a/f", {}, 0644).has_value());
    REQUIRE(files.write_new(directory / "kept", bytes_of("kept"), 0644).has_value());
    std::filesystem::create_symlink(directory.path(), directory / "tree/link");
    CHECK(remove_tree(files, directory / "tree").has_value());
    CHECK(remove_tree(files, directory / "tree").has_value());
    CHECK(files.list(directory.path()) == std::vector<std::string>{"kept"});
}

TEST_SUITE_END();
