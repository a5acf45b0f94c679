// A monitor that follows a log on a server that fails or means harm: it hangs
// nowhere, believes nothing, and goes on when the server is itself again.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/monitor.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <thread>

#include "audit/small_election.hpp"
#include "net/hasty.hpp"
#include "saksi/net/http_store.hpp"
#include "support/small_server.hpp"

using namespace saksi;
using namespace saksi::test;
using audit::AlarmKind;
using audit::Growth;

namespace {

/// An election's log behind a server that can do wrong with one file.
struct Followed {
    EventLog log;
    MemoryFileSystem memory;
    audit::Monitor monitor = audit::Monitor::open(memory, "keadaan", {}, {}).value();
    std::string path;  // of the file, below the folder
    SmallServer::Answer wrong;
    SmallServer server{[this](const std::string& asked, const SmallServer::Send& send) {
        if (asked == "/" + path && wrong) return wrong(asked, send);
        const auto file = log.files.read(log.log.directory + "/public" + asked, 1U << 24U);
        static_cast<void>(send(file ? SmallServer::ok(std::string(text_of(*file)))
                                    : SmallServer::status("404 Not Found")));
    }};

    Followed() {
        put_places(log);
        put_forms(1, 300);
        REQUIRE(look()->growth == Growth::first);
        put_forms(301, 600);
    }

    void put_forms(std::uint16_t first, std::uint16_t last) {
        for (auto number = first; number <= last; ++number)
            log.put(form(tps("5171011003", number), votes({number, 2})));
        static_cast<void>(log.reader());
    }

    Result<audit::MonitorReport> look() {
        auto store = net::HttpStore::open(server.address(), hasty(1), posix_file_system());
        REQUIRE(store.has_value());
        auto report = monitor.look(**store, nullptr, 1);
        REQUIRE(monitor.keep());
        return report;
    }
};

}  // namespace

TEST_SUITE_BEGIN("net/monitor");

TEST_CASE(
    "what a server keeps back, drags out or never ends could not be checked, and is told later") {
    Followed followed;
    SUBCASE("a checkpoint that never ends") {
        followed.path = "checkpoint";
        followed.wrong = [](const std::string&, const SmallServer::Send& send) {
            if (!send(SmallServer::status("200 OK"))) return;
            while (send(std::string(65'536, 'x'))) {
            }
        };
    }
    SUBCASE("a bundle that drips") {
        followed.path = "tile/entries/001";
        followed.wrong = [](const std::string&, const SmallServer::Send& send) {
            if (!send(SmallServer::status("200 OK", "Content-Length: 9000\r\n"))) return;
            while (send("x")) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        };
    }
    SUBCASE("a tile that is not there") {
        followed.path = "tile/0/001";
        followed.wrong = [](const std::string&, const SmallServer::Send& send) {
            static_cast<void>(send(SmallServer::status("404 Not Found")));
        };
    }
    SUBCASE("a server that hangs up in the middle") {
        followed.path = "tile/entries/001";
        followed.wrong = [](const std::string&, const SmallServer::Send& send) {
            static_cast<void>(
                send(SmallServer::status("200 OK", "Content-Length: 9000\r\n") + "x"));
        };
    }
    REQUIRE(!followed.look().has_value());
    followed.wrong = {};
    const auto report = followed.look();
    REQUIRE(report.has_value());
    CHECK(report->growth == Growth::grown);
    CHECK(report->matching == 300);
}

TEST_CASE("what a server alters is an alarm, and nothing of it is believed") {
    Followed followed;
    for (const auto* path : {"tile/0/001", "tile/entries/001"}) {
        CAPTURE(path);
        followed.path = path;
        followed.wrong = [&](const std::string& asked, const SmallServer::Send& send) {
            auto file =
                followed.log.files.read(followed.log.log.directory + "/public" + asked, 1U << 24U)
                    .value();
            file[file.size() / 2] ^= 1;
            static_cast<void>(send(SmallServer::ok(std::string(text_of(file)))));
        };
        const auto report = followed.look();
        REQUIRE(report.has_value());
        REQUIRE(report->alarms.size() == 1);
        CHECK(report->alarms[0].kind == AlarmKind::does_not_fit);
        CHECK(report->events.empty());
    }
    followed.wrong = {};
    CHECK(followed.look()->matching == 300);
}

TEST_SUITE_END();
