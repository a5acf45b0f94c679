// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/recorder.hpp"

#include <doctest/doctest.h>

#include "support/printers.hpp"
#include "support/record_log.hpp"
#include "support/region_event.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::RecordLog;
using saksi::test::region_event;

TEST_SUITE_BEGIN("record/recorder");

TEST_CASE("a batch that is dropped leaves the log as it was, and the recorder spent") {
    RecordLog log;
    const auto size = log.size();
    auto writer = log.log().open();
    REQUIRE(writer.has_value());
    auto recorder = Recorder::open(log.log().files, log.log().directory, *writer);
    REQUIRE(recorder.has_value());
    {
        auto batch = recorder->begin();
        REQUIRE(batch.has_value());
        REQUIRE(batch->add(region_event("5171", "KOTA DENPASAR")).has_value());
    }
    CHECK(log.size() == size);
    const auto again = recorder->begin();
    REQUIRE(!again.has_value());
    CHECK(again.error().code == ErrorCode::usage);
}

TEST_CASE("one recorder takes many batches, and each sees those before") {
    RecordLog log;
    auto writer = log.log().open();
    auto recorder = Recorder::open(log.log().files, log.log().directory, *writer);
    REQUIRE(recorder.has_value());
    for (int round = 0; round < 3; ++round) {
        auto batch = recorder->begin();
        REQUIRE(batch.has_value());
        const auto placed = batch->add(region_event("5171", "KOTA DENPASAR"));
        CHECK(placed.value().duplicate == (round > 0));
        const auto code = "517" + std::to_string(round + 2);
        REQUIRE(batch->add(region_event(code, "X")).has_value());
        REQUIRE(recorder->commit(*batch).has_value());
        CHECK(recorder->state().size() == log.size());
    }
}

TEST_CASE("a batch sees those before it that are not published yet") {
    RecordLog log;
    const auto published = log.size();
    auto writer = log.log().open();
    auto recorder = Recorder::open(log.log().files, log.log().directory, *writer);
    REQUIRE(recorder.has_value());
    std::vector<std::string> logged;
    for (int round = 0; round < 4; ++round) {
        auto batch = recorder->begin();
        REQUIRE(batch.has_value());
        for (std::size_t i = 0; i < logged.size(); ++i) {
            const auto entry = batch->logged().entry(published + i);
            CHECK(text_of(entry.value()) == logged[i]);
        }
        const auto event = prepare_event(region_event("517" + std::to_string(round), "X")).value();
        if (round > 0) CHECK(batch->accepts(event));
        CHECK_FALSE(batch->add(event).value().duplicate);
        CHECK(batch->add(event).value().duplicate);
        logged.push_back(event.entry);
        REQUIRE(recorder->make_durable(*batch).has_value());
        CHECK(log.size() == published);
    }
    REQUIRE(recorder->publish());
    CHECK(log.size() == published + 4);
    CHECK(recorder->publish());
}

TEST_CASE("the index is written when there is none, and again when it lags or is damaged") {
    RecordLog log;
    auto& files = log.log().files;
    const auto first = files.read(log.index_path(), 1 << 24).value();
    const auto touch = [&](const std::string& code) {
        REQUIRE(log.run([&](EventBatch& batch) { return batch.add(region_event(code, "X")); })
                    .has_value());
    };
    touch("5171");
    CHECK(files.read(log.index_path(), 1 << 24).value() == first);  // lags by one entry
    REQUIRE(files.remove(log.index_path()).has_value());
    touch("5172");
    const auto second = files.read(log.index_path(), 1 << 24).value();
    CHECK(second.size() > first.size());
    REQUIRE(replace_durably(files, log.index_path(), bytes_of("junk"), 0600).has_value());
    touch("5173");
    CHECK(files.read(log.index_path(), 1 << 24).value().size() > second.size());
    CHECK(files.status(log.index_path())->mode == 0600);
}

TEST_CASE("an index that cannot be written fails no commit") {
    RecordLog log;
    auto& files = log.log().files;
    REQUIRE(files.remove(log.index_path()).has_value());
    REQUIRE(files.make_directory(log.index_path(), 0700).has_value());
    auto writer = log.log().open();
    auto recorder = Recorder::open(files, log.log().directory, *writer);
    REQUIRE(recorder.has_value());
    CHECK(recorder->index() == IndexFinding::damaged);
    for (const auto code : {"5171", "5172"}) {
        auto batch = recorder->begin();
        REQUIRE(batch.has_value());
        REQUIRE(batch->add(region_event(code, "X")).has_value());
        CHECK(recorder->commit(*batch).has_value());
        CHECK(recorder->index_trouble().has_value());
    }
}

TEST_CASE("nothing of the index is public") {
    RecordLog log;
    const auto names = log.log().files.list(log.log().directory + "/public").value();
    CHECK(std::find(names.begin(), names.end(), "index") == names.end());
}

TEST_SUITE_END();
