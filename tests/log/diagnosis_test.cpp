// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/diagnosis.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "support/printers.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_log.hpp"

using namespace saksi;
using log::Condition;
using test::numbered;
using test::TestLog;

namespace {

namespace fs = std::filesystem;

struct Patient {
    test::TemporaryDirectory place;
    TestLog log{posix_file_system(), place.path()};

    Patient() {
        REQUIRE(log.create());
        REQUIRE(log.append(numbered(0, 3)));
    }
    [[nodiscard]] Condition condition(const std::string& below = "/log") const {
        return log::diagnose(log.files, place.path() + below, &log.head_file).value().condition;
    }
    void keep(const std::string& as) const {
        fs::copy(place / "log", place / as, fs::copy_options::recursive);
    }
    void bring_back(const std::string& from) const {
        fs::remove_all(place / "log");
        fs::rename(place / from, place / "log");
    }
};

}  // namespace

TEST_SUITE_BEGIN("log/diagnosis");

TEST_CASE("a log that was written and closed is whole") {
    const Patient patient;
    CHECK(patient.condition() == Condition::whole);
    const auto found = log::diagnose(patient.log.files, patient.log.directory, nullptr).value();
    CHECK(found.condition == Condition::whole);
    CHECK_FALSE(found.head_file_known);
    CHECK(found.shown->checkpoint.head.size == 3);
    CHECK(found.committed == found.shown);
}

TEST_CASE("a writer at work is seen, and not disturbed") {
    Patient patient;
    auto writer = patient.log.open();
    REQUIRE(writer);
    CHECK(patient.condition() == Condition::in_use);
    CHECK(TestLog::commit(*writer, numbered(3, 4)));
}

TEST_CASE("what was committed and not shown will be finished") {
    Patient patient;
    {
        auto writer = patient.log.open();
        REQUIRE(TestLog::commit(*writer, numbered(3, 5)));
    }
    CHECK(patient.condition() == Condition::unpublished);
    CHECK(patient.log.open());
    CHECK(patient.condition() == Condition::whole);
}

TEST_CASE("of several that were committed and not shown, the head file must name the last") {
    Patient patient;
    merkle::TreeHead last;
    {
        auto writer = patient.log.open();
        REQUIRE(TestLog::commit(*writer, numbered(3, 5)));
        last = TestLog::commit(*writer, numbered(5, 9)).value().checkpoint.checkpoint.head;
    }
    const auto found = [&] {
        return log::diagnose(patient.log.files, patient.log.directory, &patient.log.head_file)
            .value();
    };
    CHECK(found().condition == Condition::unpublished);
    CHECK(found().newest == last);
    fs::remove(patient.log.head_file.path());
    CHECK(found().condition == Condition::head_missing);
    CHECK(found().newest == last);
    // A power cut before the last was promised: its seal may be there, and not all of the rest.
    fs::remove(patient.place / "log/private/staging/tile+0+000.p+9");
    CHECK(found().condition == Condition::head_missing);
    CHECK(found().newest.size == 5);
    // The one before was promised, and whole. If it is not now, no smaller tree is named.
    fs::remove(patient.place / "log/private/staging/tile+entries+000.p+5");
    CHECK(log::diagnose(patient.log.files, patient.log.directory, &patient.log.head_file)
              .error()
              .code == ErrorCode::not_found);
}

TEST_CASE(
    "an empty log with a seal and no head file: nothing of it is trusted unless it is whole") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    {
        auto writer = log.open().value();
        REQUIRE(TestLog::commit(writer, numbered(0, 5)));
    }
    fs::remove(log.head_file.path());
    fs::remove(place / "log/private/staging/tile+entries+000.p+5");
    CHECK(log.open().error().code == ErrorCode::behind);
    const auto found = log::diagnose(log.files, log.directory, &log.head_file).value();
    CHECK(found.condition == Condition::head_missing);
    CHECK(found.newest.size == 0);
    REQUIRE(log.head_file.advance("example.org/log", found.newest));
    CHECK(log.append(numbered(0, 7)).value() == 7);
}

TEST_CASE("a batch that was never promised is told apart") {
    Patient patient;
    fs::create_directory(patient.place / "log/private/staging");
    CHECK(patient.condition() == Condition::interrupted);
    CHECK(patient.log.open());
    CHECK(patient.condition() == Condition::whole);
}

TEST_CASE("an older copy is known by what its key signed since") {
    Patient patient;
    patient.keep("older");
    REQUIRE(patient.log.append(numbered(3, 5)));
    patient.bring_back("older");
    CHECK(patient.condition() == Condition::older_copy);
    CHECK(patient.log.open().error().code == ErrorCode::behind);
}

TEST_CASE("a head file that is gone is missed") {
    Patient patient;
    fs::remove(patient.log.head_file.path());
    CHECK(patient.condition() == Condition::head_missing);
    CHECK(patient.log.open().error().code == ErrorCode::behind);
}

TEST_CASE("heads that exclude each other are told apart from older ones") {
    Patient patient;
    auto other = log::diagnose(patient.log.files, patient.log.directory, nullptr)
                     .value()
                     .shown->checkpoint.head;
    other.root.bytes[0] ^= 1;
    fs::remove(patient.log.head_file.path());
    REQUIRE(patient.log.head_file.advance("example.org/log", other));
    CHECK(patient.condition() == Condition::contradictory);
}

TEST_CASE("the public half alone is a mirror, wherever it stands") {
    const Patient patient;
    CHECK(patient.condition("/log/public") == Condition::mirror);
    fs::remove_all(patient.place / "log/private");
    CHECK(patient.condition() == Condition::mirror);
}

TEST_CASE("a folder without a checkpoint is no log") {
    const test::TemporaryDirectory place;
    CHECK(log::diagnose(posix_file_system(), place.path(), nullptr).error().code ==
          ErrorCode::not_found);
}

TEST_SUITE_END();
