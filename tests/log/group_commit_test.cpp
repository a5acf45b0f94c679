// Many submitters at once: whoever was answered finds the entry in the log,
// whole and once, whenever the power goes and whatever call fails.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/group_commit.hpp"

#include <doctest/doctest.h>

#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "saksi/log/reader.hpp"
#include "saksi/merkle/hash.hpp"
#include "support/memory_file_system.hpp"
#include "support/test_log.hpp"

using namespace saksi;
using test::MemoryFileSystem;
using test::TestLog;

namespace {

constexpr int submitters = 6;
constexpr int each = 4;

std::string entry_of(int submitter, int number) {
    return "of " + std::to_string(submitter) + ", number " + std::to_string(number);
}
std::set<std::string> all_entries() {
    std::set<std::string> entries;
    for (int s = 0; s < submitters; ++s) {
        for (int i = 0; i < each; ++i) entries.insert(entry_of(s, i));
    }
    return entries;
}

/// Lets several threads look at a file system that knows only one.
class Guarded final : public FileSystem {
 public:
    explicit Guarded(MemoryFileSystem& files) : files_(files) {}

    std::size_t operations() {
        const std::lock_guard lock(mutex_);
        return files_.operations();
    }

    Result<Bytes> read(const std::string& path, std::uint64_t limit) override {
        return one_by_one([&] { return files_.read(path, limit); });
    }
    Result<FileStatus> status(const std::string& path) override {
        return one_by_one([&] { return files_.status(path); });
    }
    Result<std::vector<std::string>> list(const std::string& path) override {
        return one_by_one([&] { return files_.list(path); });
    }
    Result<void> write_new(const std::string& path, ByteView bytes, std::uint32_t mode) override {
        return one_by_one([&] { return files_.write_new(path, bytes, mode); });
    }
    Result<void> sync_file(const std::string& path) override {
        return one_by_one([&] { return files_.sync_file(path); });
    }
    Result<void> sync_directory(const std::string& path) override {
        return one_by_one([&] { return files_.sync_directory(path); });
    }
    Result<void> rename(const std::string& from, const std::string& to) override {
        return one_by_one([&] { return files_.rename(from, to); });
    }
    Result<void> rename_new(const std::string& from, const std::string& to) override {
        return one_by_one([&] { return files_.rename_new(from, to); });
    }
    Result<void> remove(const std::string& path) override {
        return one_by_one([&] { return files_.remove(path); });
    }
    Result<void> make_directory(const std::string& path, std::uint32_t mode) override {
        return one_by_one([&] { return files_.make_directory(path, mode); });
    }
    Result<std::unique_ptr<FileLock>> lock(const std::string& path) override {
        return one_by_one([&] { return files_.lock(path); });
    }
    Result<std::unique_ptr<GroupSync>> begin_group(
        const std::vector<std::string>& directories) override {
        auto group = one_by_one([&] { return files_.begin_group(directories); });
        if (!group) return group;
        return std::make_unique<Group>(*this, std::move(*group));
    }

 private:
    struct Group final : GroupSync {
        Group(Guarded& in, std::unique_ptr<GroupSync> inner) : files(in), group(std::move(inner)) {}
        Result<void> sync() override {
            return files.one_by_one([&] { return group->sync(); });
        }
        Guarded& files;
        std::unique_ptr<GroupSync> group;
    };

    template <class Call>
    auto one_by_one(Call call) -> decltype(call()) {
        const std::lock_guard lock(mutex_);
        return call();
    }

    MemoryFileSystem& files_;
    std::mutex mutex_;
};

/// Somebody was told, when so many operations were done at the latest.
struct Answer {
    std::size_t operations = 0;
    std::string entry;
    log::Receipt receipt;
};

/// All submitters at once, each one entry after the other until one is refused.
std::vector<Answer> submit_all(MemoryFileSystem& files) {
    Guarded guarded(files);
    TestLog log(guarded, "m");
    auto writer = log.open();
    if (!writer) return {};
    log::GroupCommit commits(*writer);
    std::vector<Answer> answers;
    std::mutex mutex;
    const auto submit = [&](int submitter) {
        for (int i = 0; i < each; ++i) {
            const auto entry = entry_of(submitter, i);
            const auto receipt = commits.submit(bytes_of(entry));
            if (!receipt) return;
            const std::lock_guard lock(mutex);
            answers.push_back({guarded.operations(), entry, *receipt});
        }
    };
    std::vector<std::thread> threads;
    for (int s = 0; s < submitters; ++s) threads.emplace_back(submit, s);
    for (auto& thread : threads) thread.join();
    return answers;
}

MemoryFileSystem with_empty_log() {
    MemoryFileSystem files;
    REQUIRE(files.make_directory("m", 0700));
    TestLog log(files, "m");
    REQUIRE(log.create());
    files.settle();
    return files;
}

/// The log as a writer finds it: read, verified, and held against what was said.
void check(MemoryFileSystem& files, const std::vector<Answer>& answers, std::size_t operations) {
    TestLog log(files, "m");
    {
        const auto writer = log.open();
        REQUIRE_MESSAGE(writer.has_value(), (writer ? "" : to_text(writer.error())));
    }
    tiles::DirectoryStore store(files, log.directory + "/public");
    const auto checkpoint = log::read_checkpoint(store).value();
    auto reader = log::Reader::open(store, checkpoint.checkpoint.head).value();
    std::set<std::string> left = all_entries();
    for (std::uint64_t i = 0; i < reader.head().size; ++i) {
        // It was submitted, and stands here for the first time.
        REQUIRE(left.erase(std::string(text_of(reader.entry(i).value()))) == 1);
    }
    for (const auto& [told, entry, receipt] : answers) {
        if (told > operations) continue;
        REQUIRE(text_of(reader.entry(receipt.index).value()) == entry);
        const auto& head = receipt.checkpoint->checkpoint.head;
        REQUIRE(receipt.index < head.size);
        REQUIRE(reader.hashes().root_at(head.size).value() == head.root);
    }
}

}  // namespace

TEST_SUITE_BEGIN("log/group_commit");

TEST_CASE("entries of many threads are all logged, once each, under signed checkpoints") {
    auto files = with_empty_log();
    const auto answers = submit_all(files);
    REQUIRE(answers.size() == submitters * each);
    check(files, answers, files.operations());
    for (const auto& answer : answers) {
        CHECK(answer.receipt.leaf == merkle::leaf_hash(bytes_of(answer.entry)));
    }
}

TEST_CASE("power may go after any operation: who was answered finds the entry") {
    auto files = with_empty_log();
    const auto answers = submit_all(files);
    REQUIRE(answers.size() == submitters * each);
    for (std::size_t done = 0; done <= files.operations(); ++done) {
        CAPTURE(done);
        for (auto& found : files.crash_states(done, 3)) check(found, answers, done);
    }
}

TEST_CASE("any call may fail: who was answered finds the entry, the others were told") {
    auto whole = with_empty_log();
    REQUIRE(submit_all(whole).size() == submitters * each);
    for (const auto how : {test::Failure::clean, test::Failure::torn}) {
        for (std::size_t number = 0; number < whole.operations(); number += 3) {
            CAPTURE(number);
            auto files = with_empty_log();
            files.fail(files.operations() + number, how);
            const auto answers = submit_all(files);
            check(files, answers, files.operations());
        }
    }
}

TEST_CASE("an entry that is too large is its submitter's matter alone") {
    auto files = with_empty_log();
    TestLog log(files, "m");
    auto writer = log.open().value();
    log::GroupCommit commits(writer);
    CHECK(commits.submit(Bytes(65'536, 'x')).error().code == ErrorCode::too_large);
    CHECK(commits.submit(Bytes(65'535, 'x')).value().index == 0);
    CHECK(commits.submit({}).value().index == 1);
}

TEST_SUITE_END();
