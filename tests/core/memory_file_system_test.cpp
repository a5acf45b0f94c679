// The file system that tests lose power on: that it keeps the contract, that
// it finds what is written carelessly, and that the durable helpers survive it.
//
// SPDX-License-Identifier: Apache-2.0
#include "support/memory_file_system.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <set>
#include <string>

using namespace saksi;
using saksi::test::Failure;
using saksi::test::Kept;
using saksi::test::MemoryFileSystem;

namespace {

using Files = std::map<std::string, std::string>;

std::string content(FileSystem& files, const std::string& path) {
    const auto bytes = files.read(path, 1 << 20);
    if (bytes) return std::string(text_of(*bytes));
    return bytes.error().code == ErrorCode::not_found ? "none" : "refused";
}

template <class T>
ErrorCode code(const Result<T>& result) {
    REQUIRE_FALSE(result.has_value());
    return result.error().code;
}

void put(FileSystem& files, const std::string& path, std::string_view text) {
    REQUIRE(files.write_new(path, bytes_of(text), 0644).has_value());
}

/// Every content of `path` that a power cut may leave after `done` operations.
std::set<std::string> outcomes(const MemoryFileSystem& files, std::size_t done,
                               const std::string& path) {
    std::set<std::string> seen;
    for (auto& disk : files.crash_states(done, 64)) seen.insert(content(disk, path));
    return seen;
}

using Contents = std::set<std::string>;

constexpr std::string_view old_text = "the old version";
constexpr std::string_view new_text = "the new version, which is longer";

bool is_whole(const std::string& text) {
    return text == old_text || text == new_text || text == "none";
}

}  // namespace

TEST_SUITE_BEGIN("support/memory_file_system");

TEST_CASE("it reads, lists and refuses as the real one does") {
    MemoryFileSystem files;
    REQUIRE(files.make_directory("/d", 0700).has_value());
    put(files, "d/b", "bb");
    put(files, "./d//a", "a");
    CHECK(files.list("d/") == std::vector<std::string>{"a", "b"});
    CHECK(files.list("/") == std::vector<std::string>{"d"});
    CHECK(content(files, "/d/b") == "bb");
    CHECK(files.status("d")->kind == FileKind::directory);
    CHECK(files.status("d")->mode == 0700U);
    CHECK(files.status("d/b")->size == 2);
    CHECK(files.status("d/c")->kind == FileKind::none);
    CHECK(files.status("d/b/c")->kind == FileKind::none);

    CHECK(code(files.read("d/b", 1)) == ErrorCode::too_large);
    CHECK(code(files.read("d", 1)) == ErrorCode::malformed);
    CHECK(code(files.read("x", 1)) == ErrorCode::not_found);
    CHECK(code(files.list("d/b")) == ErrorCode::not_found);
    CHECK(code(files.write_new("d/b", {}, 0644)) == ErrorCode::exists);
    CHECK(code(files.write_new("x/b", {}, 0644)) == ErrorCode::not_found);
    CHECK(code(files.make_directory("d", 0700)) == ErrorCode::exists);
    CHECK(code(files.sync_file("x")) == ErrorCode::not_found);
    CHECK(code(files.sync_directory("d/b")) == ErrorCode::not_found);
    CHECK(code(files.rename("x", "y")) == ErrorCode::not_found);
    CHECK(code(files.rename("d", "d/x")) == ErrorCode::io);
    CHECK(code(files.rename("d/b", "d")) == ErrorCode::io);
    CHECK(code(files.rename_new("d/a", "d/b")) == ErrorCode::exists);
    CHECK(code(files.remove("d")) == ErrorCode::io);
    CHECK(code(files.remove("x")) == ErrorCode::not_found);
    CHECK(code(files.begin_group({"x"})) == ErrorCode::not_found);
    CHECK(files.operations() == 3);
    CHECK(files.operation(1) == "write_new d/b, 2 bytes");

    CHECK(files.rename("d/a", "d/b").has_value());
    CHECK(files.rename_new("d", "e").has_value());
    CHECK(files.snapshot() == Files{{"e/", ""}, {"e/b", "a"}});
    CHECK(remove_tree(files, "e").has_value());
    CHECK(files.snapshot().empty());
    CHECK(make_directories(files, "a/b/c", 0755).has_value());
    CHECK(files.snapshot() == Files{{"a/", ""}, {"a/b/", ""}, {"a/b/c/", ""}});
}

TEST_CASE("a lock excludes until it goes, and no lock survives a power cut") {
    MemoryFileSystem files;
    auto held = files.lock("lock");
    REQUIRE(held.has_value());
    CHECK(files.status("lock")->mode == 0600U);
    CHECK(code(files.lock("lock")) == ErrorCode::locked);
    CHECK(files.operations() == 1);
    auto found = files.after_power_cut(1, Kept::everything);
    CHECK(found.lock("lock").has_value());
    held->reset();
    CHECK(files.lock("lock").has_value());
}

TEST_CASE("without any sync, a new file may be whole, torn, zeroed or gone") {
    MemoryFileSystem files;
    put(files, "a", "12345678");
    const auto seen = outcomes(files, 1, "a");
    CHECK(seen.count("none") == 1);
    CHECK(seen.count("12345678") == 1);
    CHECK(seen.count("") == 1);
    bool cut_short = false;
    bool zeroed = false;
    for (const auto& text : seen) {
        cut_short = cut_short || (!text.empty() && text.size() < 8);
        zeroed = zeroed || (text.size() == 8 && text.back() == '\0');
    }
    CHECK(cut_short);
    CHECK(zeroed);
    CHECK(outcomes(files, 0, "a") == Contents{"none"});
}

TEST_CASE("a synced file without its directory may be gone, but is never torn") {
    MemoryFileSystem files;
    put(files, "a", "12345678");
    REQUIRE(files.sync_file("a").has_value());
    CHECK(outcomes(files, 2, "a") == Contents{"none", "12345678"});
    auto disk = files.after_power_cut(2, Kept::only_durable);
    CHECK(content(disk, "a") == "none");
    REQUIRE(files.sync_directory("/").has_value());
    CHECK(outcomes(files, 3, "a") == Contents{"12345678"});
}

TEST_CASE("a synced directory does not save the bytes of its files") {
    MemoryFileSystem files;
    put(files, "a", "12345678");
    REQUIRE(files.sync_directory(".").has_value());
    const auto seen = outcomes(files, 2, "a");
    CHECK(seen.count("none") == 0);
    CHECK(seen.count("") == 1);
}

TEST_CASE("a directory that was not synced into its parent takes all with it") {
    MemoryFileSystem files;
    REQUIRE(files.make_directory("d", 0755).has_value());
    put(files, "d/a", "1");
    REQUIRE(files.sync_file("d/a").has_value());
    REQUIRE(files.sync_directory("d").has_value());
    CHECK(outcomes(files, 4, "d/a") == Contents{"none", "1"});
    REQUIRE(files.sync_directory("/").has_value());
    CHECK(outcomes(files, 5, "d/a") == Contents{"1"});
}

TEST_CASE("a rename is atomic: after a power cut the file has one of the names") {
    MemoryFileSystem files;
    REQUIRE(files.make_directory("from", 0755).has_value());
    REQUIRE(files.make_directory("to", 0755).has_value());
    put(files, "from/a", "1");
    put(files, "to/b", "2");
    files.settle();
    REQUIRE(files.rename("from/a", "to/b").has_value());
    REQUIRE(files.rename("to/b", "to/c").has_value());
    const Files before = {{"from/", ""}, {"to/", ""}, {"from/a", "1"}, {"to/b", "2"}};
    const Files between = {{"from/", ""}, {"to/", ""}, {"to/b", "1"}};
    const Files after = {{"from/", ""}, {"to/", ""}, {"to/c", "1"}};
    std::set<Files> seen;
    for (const auto& disk : files.crash_states(2)) seen.insert(disk.snapshot());
    CHECK(seen == std::set<Files>{before, between, after});

    SUBCASE("the directory it left, synced, settles nothing") {
        REQUIRE(files.sync_directory("from").has_value());
        CHECK(files.after_power_cut(3, Kept::only_durable).snapshot() == before);
    }
    SUBCASE("the directory it is in, synced, settles all") {
        REQUIRE(files.sync_directory("to").has_value());
        CHECK(files.after_power_cut(3, Kept::only_durable).snapshot() == after);
    }
}

TEST_CASE("unsynced changes survive in any selection, not only in order") {
    MemoryFileSystem files;
    put(files, "a", "");
    put(files, "b", "");
    put(files, "c", "");
    REQUIRE(files.remove("a").has_value());
    std::set<std::size_t> sizes;
    std::set<Files> seen;
    for (const auto& disk : files.crash_states(4)) seen.insert(disk.snapshot());
    CHECK(seen.size() == 8);
    CHECK(seen.count({{"c", ""}}) == 1);
}

TEST_CASE("with many unsynced changes the selections are seeded and repeatable") {
    MemoryFileSystem files;
    for (int i = 0; i < 40; ++i) put(files, std::to_string(i), "text");
    std::set<Files> seen;
    for (const auto& disk : files.crash_states(40)) seen.insert(disk.snapshot());
    CHECK(seen.size() == 34);
    CHECK(files.after_power_cut(40, 7).snapshot() == files.after_power_cut(40, 7).snapshot());
    CHECK(files.after_power_cut(40, 7).snapshot() != files.after_power_cut(40, 8).snapshot());
}

TEST_CASE("a group covers what was changed below it since it began, and that alone") {
    MemoryFileSystem files;
    REQUIRE(files.make_directory("d", 0755).has_value());
    files.settle();
    put(files, "d/before", "1");
    auto group = files.begin_group({"d"});
    REQUIRE(group.has_value());
    put(files, "d/inside", "2");
    put(files, "outside", "3");
    REQUIRE(files.make_directory("d/e", 0755).has_value());
    put(files, "d/e/deep", "4");
    REQUIRE((*group)->sync().has_value());
    put(files, "d/after", "5");
    CHECK(files.after_power_cut(files.operations(), Kept::only_durable).snapshot() ==
          Files{{"d/", ""}, {"d/inside", "2"}, {"d/e/", ""}, {"d/e/deep", "4"}});
    CHECK(outcomes(files, files.operations(), "d/e/deep") == Contents{"4"});
}

TEST_CASE("after settling, all is durable") {
    MemoryFileSystem files;
    put(files, "a", "1");
    files.settle();
    CHECK(files.operations() == 0);
    CHECK(outcomes(files, 0, "a") == Contents{"1"});
}

TEST_CASE("an injected failure happens once, to the operation that was named") {
    MemoryFileSystem files;
    files.fail(1);
    put(files, "a", "1");
    CHECK(code(files.write_new("a", {}, 0644)) == ErrorCode::exists);
    CHECK(code(files.write_new("b", bytes_of("2"), 0644)) == ErrorCode::io);
    CHECK(files.operation(1) == "write_new b, 1 bytes (failed)");
    CHECK(files.snapshot() == Files{{"a", "1"}});
    put(files, "b", "2");
    CHECK(files.operations() == 3);
}

TEST_CASE("each kind of mutating call can fail, and then changes nothing") {
    using Call = std::function<bool(MemoryFileSystem&)>;
    const std::vector<Call> calls = {
        [](auto& files) { return files.write_new("new", {}, 0644).has_value(); },
        [](auto& files) { return files.sync_file("a").has_value(); },
        [](auto& files) { return files.sync_directory("/").has_value(); },
        [](auto& files) { return files.rename("a", "b").has_value(); },
        [](auto& files) { return files.rename_new("a", "c").has_value(); },
        [](auto& files) { return files.remove("a").has_value(); },
        [](auto& files) { return files.make_directory("d", 0755).has_value(); },
        [](auto& files) { return files.lock("lock").has_value(); },
        [](auto& files) { return (*files.begin_group({"/"}))->sync().has_value(); },
    };
    for (const auto& call : calls) {
        MemoryFileSystem files;
        put(files, "a", "1");
        put(files, "b", "2");
        files.settle();
        files.fail(0);
        CHECK_FALSE(call(files));
        CHECK(files.snapshot() == Files{{"a", "1"}, {"b", "2"}});
        CHECK(call(files));
    }
}

TEST_CASE("a torn failure of write_new leaves half of the file") {
    MemoryFileSystem files;
    files.fail(0, Failure::torn);
    CHECK(code(files.write_new("a", bytes_of("12345678"), 0644)) == ErrorCode::io);
    CHECK(content(files, "a") == "1234");
    CHECK(files.operations() == 1);
}

TEST_CASE("a sync that failed is not made good by one that succeeds") {
    MemoryFileSystem files;
    files.fail(1);
    put(files, "a", "12345678");
    CHECK_FALSE(files.sync_file("a").has_value());
    CHECK(files.sync_file("a").has_value());
    CHECK(files.sync_directory("/").has_value());
    CHECK(outcomes(files, files.operations(), "a").count("") == 1);

    MemoryFileSystem second;
    second.fail(1);
    put(second, "a", "1");
    CHECK_FALSE(second.sync_directory("/").has_value());
    CHECK(second.sync_directory("/").has_value());
    CHECK(outcomes(second, second.operations(), "a").count("none") == 1);
}

TEST_CASE("replace_durably leaves the old file or the new one, whole, whenever power goes") {
    MemoryFileSystem files;
    put(files, "head", old_text);
    files.settle();
    REQUIRE(replace_durably(files, "head", bytes_of(new_text), 0644).has_value());
    CHECK(files.operations() == 4);
    Contents seen;
    for (std::size_t done = 0; done <= files.operations(); ++done) {
        for (const auto& text : outcomes(files, done, "head")) {
            CHECK_MESSAGE((text == old_text || text == new_text), text);
            seen.insert(text);
        }
    }
    CHECK(seen.size() == 2);
    CHECK(outcomes(files, files.operations(), "head") == Contents{std::string(new_text)});
}

TEST_CASE("replace_durably works again on whatever a power cut left") {
    MemoryFileSystem files;
    put(files, "head", old_text);
    files.settle();
    REQUIRE(replace_durably(files, "head", bytes_of(new_text), 0644).has_value());
    for (std::size_t done = 0; done <= files.operations(); ++done) {
        for (auto& disk : files.crash_states(done, 64)) {
            REQUIRE(replace_durably(disk, "head", bytes_of("again"), 0644).has_value());
            CHECK(disk.snapshot() == Files{{"head", "again"}});
            CHECK(outcomes(disk, disk.operations(), "head") == Contents{"again"});
        }
    }
}

TEST_CASE("create_durably leaves no file or the whole file, whenever power goes") {
    MemoryFileSystem files;
    REQUIRE(create_durably(files, "key", bytes_of(new_text), 0600).has_value());
    Contents seen;
    for (std::size_t done = 0; done <= files.operations(); ++done) {
        for (const auto& text : outcomes(files, done, "key")) {
            CHECK_MESSAGE((text == "none" || text == new_text), text);
            seen.insert(text);
        }
    }
    CHECK(seen.size() == 2);
    CHECK(outcomes(files, files.operations(), "key") == Contents{std::string(new_text)});
}

TEST_CASE("whichever call fails, the durable helpers say so and leave no half file") {
    for (const auto how : {Failure::clean, Failure::torn}) {
        for (std::size_t number = 0; number < 4; ++number) {
            MemoryFileSystem files;
            put(files, "head", old_text);
            files.settle();
            files.fail(number, how);
            CHECK_FALSE(replace_durably(files, "head", bytes_of(new_text), 0644).has_value());
            CHECK(files.status("head.new")->kind == FileKind::none);
            for (std::size_t done = 0; done <= files.operations(); ++done) {
                for (const auto& text : outcomes(files, done, "head")) CHECK(is_whole(text));
            }

            MemoryFileSystem fresh;
            fresh.fail(number, how);
            CHECK_FALSE(create_durably(fresh, "key", bytes_of(new_text), 0600).has_value());
            CHECK(fresh.status("key.new")->kind == FileKind::none);
            for (std::size_t done = 0; done <= fresh.operations(); ++done) {
                for (const auto& text : outcomes(fresh, done, "key")) CHECK(is_whole(text));
            }
        }
    }
}

TEST_CASE("careless writing is found out") {
    MemoryFileSystem files;
    put(files, "head", old_text);
    files.settle();

    SUBCASE("a rename before the bytes are synced may leave a torn file") {
        put(files, "head.new", new_text);
        REQUIRE(files.rename("head.new", "head").has_value());
        REQUIRE(files.sync_directory("/").has_value());
        REQUIRE(files.sync_file("head").has_value());
        bool torn = false;
        for (const auto& text : outcomes(files, 3, "head")) torn = torn || !is_whole(text);
        CHECK(torn);
    }
    SUBCASE("a rename whose directory is not synced may be lost after it was answered") {
        put(files, "head.new", new_text);
        REQUIRE(files.sync_file("head.new").has_value());
        REQUIRE(files.rename("head.new", "head").has_value());
        CHECK(outcomes(files, 3, "head").count(std::string(old_text)) == 1);
    }
    SUBCASE("removing first may leave nothing at all") {
        REQUIRE(files.remove("head").has_value());
        put(files, "head", new_text);
        CHECK(outcomes(files, 1, "head").count("none") == 1);
    }
}

TEST_SUITE_END();
