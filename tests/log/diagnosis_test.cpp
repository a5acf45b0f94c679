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
