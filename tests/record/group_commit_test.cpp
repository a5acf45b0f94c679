// Events of many submitters at once: whoever was answered finds them in the log,
// and nobody pays for what another did wrong.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/group_commit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "support/printers.hpp"
#include "support/record_log.hpp"
#include "support/region_event.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::RecordLog;

namespace {

election::Event region(int number) {
    return test::region_event(std::to_string(1100 + number), "X");
}

PreparedEvent prepared(const election::Event& event) { return prepare_event(event).value(); }

/// Fit to be logged by its schema, but not here: there is no such election.
PreparedEvent unwanted(int number) {
    auto event = region(number);
    event.header.election = "pemilu-1955";
    return prepared(event);
}

/// A log that is open, with its desk.
struct Open {
    explicit Open(RecordLog& log)
        : writer(log.log().open().value()),
          recorder(Recorder::open(log.log().files, log.log().directory, writer).value()),
          commits(recorder) {}

    log::Writer writer;
    Recorder recorder;
    GroupCommit commits;
};

std::set<std::string> entries_from(RecordLog& log, std::uint64_t first) {
    std::set<std::string> entries;
    auto reader = log.reader();
    for (auto i = first; i < reader.head().size; ++i) {
        const auto entry = reader.entry(i).value();
        // Each stands there once.
        REQUIRE(entries.insert(std::string(text_of(entry))).second);
    }
    return entries;
}

void check_receipt(RecordLog& log, const PreparedEvent& event, const Receipt& receipt) {
    REQUIRE(receipt.placed.size() == 1);
    CHECK(receipt.placed[0].leaf == event.leaf);
    CHECK(log.entry(receipt.placed[0].index) == event.entry);
    const auto& head = receipt.checkpoint->checkpoint.head;
    CHECK(receipt.placed[0].index < head.size);
    CHECK(log.reader().hashes().root_at(head.size).value() == head.root);
}

/// The entries that a writer finds, having repaired what there was to repair.
std::vector<std::string> entries_found(FileSystem& files) {
    test::TestLog log(files, "m");
    REQUIRE(log.open().has_value());
    tiles::DirectoryStore store(files, log.directory + "/public");
    const auto head = log::read_checkpoint(store).value().checkpoint.head;
    auto reader = log::Reader::open(store, head).value();
    std::vector<std::string> entries;
    for (std::uint64_t i = 0; i < head.size; ++i) {
        const auto entry = reader.entry(i).value();
        entries.emplace_back(text_of(entry));
    }
    return entries;
}

/// One submitter, some events; what was answered, until one is not.
struct Answer {
    std::size_t operations = 0;
    std::string entry;
    std::uint64_t index = 0;
};
std::vector<Answer> submit_some(test::MemoryFileSystem& files) {
    std::vector<Answer> answers;
    test::TestLog log(files, "m");
    auto writer = log.open();
    if (!writer) return answers;
    auto recorder = Recorder::open(files, log.directory, *writer);
    if (!recorder) return answers;
    GroupCommit commits(*recorder);
    bool failed = false;
    for (int i = 0; i < 4; ++i) {
        const auto event = prepared(region(i));
        const auto receipt = commits.submit(event);
        CHECK_FALSE((failed && receipt.has_value()));
        failed = !receipt;
        if (receipt) answers.push_back({files.operations(), event.entry, receipt->placed[0].index});
    }
    return answers;
}

test::MemoryFileSystem with_log() {
    test::MemoryFileSystem files;
    REQUIRE(files.make_directory("m", 0700));
    RecordLog log(&files, "m");
    files.settle();
    return files;
}

}  // namespace

TEST_SUITE_BEGIN("record/group_commit");

TEST_CASE("events of many threads are all logged, once each, and the refused ones are not") {
    constexpr int submitters = 8;
    constexpr int each = 6;
    RecordLog log;
    const auto size = log.size();
    std::vector<std::vector<Result<Receipt>>> answers(submitters);
    {
        Open open(log);
        std::vector<std::thread> threads;
        for (int s = 0; s < submitters; ++s) {
            threads.emplace_back([&, s] {
                for (int i = 0; i < each; ++i) {
                    // Every third is refused, whoever shares the round with it.
                    auto event =
                        i % 3 == 2 ? unwanted(s * each + i) : prepared(region(s * each + i));
                    answers[static_cast<std::size_t>(s)].push_back(
                        open.commits.submit(std::move(event)));
                }
            });
        }
        for (auto& thread : threads) thread.join();
    }
    std::set<std::string> wanted;
    for (int s = 0; s < submitters; ++s) {
        for (int i = 0; i < each; ++i) {
            const auto& answer = answers[static_cast<std::size_t>(s)][static_cast<std::size_t>(i)];
            REQUIRE(answer.has_value() == (i % 3 != 2));
            if (!answer) continue;
            const auto event = prepared(region(s * each + i));
            check_receipt(log, event, *answer);
            wanted.insert(event.entry);
        }
    }
    CHECK(entries_from(log, size) == wanted);
}

TEST_CASE("what is in the log already is answered with its place, and nothing is added") {
    RecordLog log;
    Open open(log);
    const auto event = prepared(region(1));
    const auto first = open.commits.submit(event).value();
    const auto size = log.size();
    const auto again = open.commits.submit(event).value();
    CHECK_FALSE(first.placed[0].duplicate);
    CHECK(again.placed[0].duplicate);
    CHECK(again.placed[0].index == first.placed[0].index);
    check_receipt(log, event, again);
    CHECK(log.size() == size);
}

TEST_CASE("events that belong together are all logged, side by side, or none is") {
    RecordLog log;
    Open open(log);
    const auto size = log.size();
    std::vector<PreparedEvent> events{prepared(region(1)), prepared(region(2)),
                                      prepared(region(3))};
    auto with_one_bad = events;
    with_one_bad[1] = unwanted(2);

    const auto refused = open.commits.submit(with_one_bad);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().where.starts_with("event 2"));
    CHECK(log.size() == size);

    const auto receipt = open.commits.submit(events).value();
    REQUIRE(receipt.placed.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(receipt.placed[i].index == size + i);
        CHECK(log.entry(size + i) == events[i].entry);
    }
}

TEST_CASE("a line is prepared as an event is, in whatever spelling it comes") {
    const auto event = prepared(region(7));
    const auto same = prepare_line(event.entry).value();
    auto spaced = event.entry;
    spaced.insert(1, " ");
    const auto respelled = prepare_line(spaced).value();
    for (const auto* other : {&same, &respelled}) {
        CHECK(other->entry == event.entry);
        CHECK(other->leaf == event.leaf);
        CHECK(other->key == event.key);
    }
    CHECK_FALSE(prepare_line("{}").has_value());
}

TEST_CASE("power may go after any operation: who was answered finds the event") {
    auto files = with_log();
    const auto answers = submit_some(files);
    REQUIRE(answers.size() == 4);
    for (std::size_t done = 0; done <= files.operations(); ++done) {
        CAPTURE(done);
        for (auto& found : files.crash_states(done, 2)) {
            const auto entries = entries_found(found);
            for (const auto& answer : answers) {
                if (answer.operations > done) continue;
                REQUIRE(answer.index < entries.size());
                CHECK(entries[answer.index] == answer.entry);
            }
        }
    }
}

TEST_CASE("after a failed call everybody is told, and what was answered is in the log") {
    auto whole = with_log();
    REQUIRE(submit_some(whole).size() == 4);
    for (std::size_t number = 0; number < whole.operations(); ++number) {
        CAPTURE(number);
        auto files = with_log();
        files.fail(number);
        const auto answers = submit_some(files);
        const auto entries = entries_found(files);
        for (const auto& answer : answers) {
            REQUIRE(answer.index < entries.size());
            CHECK(entries[answer.index] == answer.entry);
        }
    }
}

TEST_SUITE_END();
