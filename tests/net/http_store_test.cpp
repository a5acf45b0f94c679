// A log read from servers that mean well, that fail, and that mean harm. What is
// not fetched is "could not check"; what was altered does not fit; nothing hangs.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/net/http_store.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <map>
#include <thread>

#include "net/hasty.hpp"
#include "saksi/log/reader.hpp"
#include "support/memory_file_system.hpp"
#include "support/naive_log.hpp"
#include "support/small_server.hpp"
#include "support/test_log.hpp"

using namespace saksi;
using test::MemoryFileSystem;
using test::SmallServer;

namespace {

std::unique_ptr<net::HttpStore> open(const SmallServer& server, net::HttpOptions options,
                                     FileSystem& files = posix_file_system()) {
    return std::move(net::HttpStore::open(server.address() + "/log", std::move(options), files))
        .value();
}

/// The one error of reading one file.
Error error_of(const SmallServer& server, std::uint64_t limit = 100) {
    const auto store = open(server, test::hasty(2));
    const auto file = store->read("checkpoint", limit);
    REQUIRE(!file.has_value());
    CHECK(file.error().where == server.address() + "/log/checkpoint");
    return file.error();
}

SmallServer::Answer always(std::string bytes) {
    return [bytes = std::move(bytes)](const std::string&, const SmallServer::Send& send) {
        send(bytes);
    };
}

/// The public folder of a log of 600 entries, served by its paths.
struct ServedLog {
    MemoryFileSystem files;
    test::TestLog log{files, "place"};
    std::vector<Bytes> entries;
    std::map<std::string, std::string> instead;  // of a file's bytes

    ServedLog() {
        REQUIRE(files.make_directory("place", 0755));
        REQUIRE(log.create());
        for (int i = 0; i < 600; ++i) {
            entries.push_back(copy_of(bytes_of("entry " + std::to_string(i))));
        }
        REQUIRE(log.append(entries));
    }

    SmallServer::Answer answer() {
        return [this](const std::string& path, const SmallServer::Send& send) {
            const auto name = path.substr(std::string("/log/").size());
            if (const auto other = instead.find(name); other != instead.end()) {
                send(other->second);
                return;
            }
            const auto file = files.read(log.directory + "/public/" + name, 1U << 24U);
            send(file ? SmallServer::ok(std::string(text_of(*file)))
                      : SmallServer::status("404 Not Found"));
        };
    }
};

/// All entries through a store; the error, if they cannot be read.
Result<std::vector<Bytes>> read_all(tiles::Store& store) {
    const auto checkpoint = log::read_checkpoint(store);
    if (!checkpoint) return pass_on(checkpoint.error());
    auto reader = log::Reader::open(store, checkpoint->checkpoint.head);
    if (!reader) return pass_on(reader.error());
    std::vector<Bytes> entries;
    for (std::uint64_t i = 0; i < reader->bundles(); ++i) {
        const auto bundle = reader->bundle(i);
        if (!bundle) return pass_on(bundle.error());
        for (const auto entry : bundle->entries) entries.push_back(copy_of(entry));
    }
    return entries;
}

}  // namespace

TEST_SUITE_BEGIN("net/http_store");

TEST_CASE("a log is read from a server as from its folder") {
    ServedLog log;
    SmallServer server(log.answer());
    const auto store = open(server, test::hasty(2));
    const auto entries = read_all(*store);
    REQUIRE_MESSAGE(entries.has_value(), (entries ? "" : to_text(entries.error())));
    CHECK(*entries == log.entries);
    CHECK(store->counts().requests == server.asked().size());
}

TEST_CASE("a server that alters what was logged is found out, and the file named") {
    ServedLog log;
    std::string path;
    SUBCASE("an entry") { path = "tile/entries/001"; }
    SUBCASE("a tile of hashes") { path = "tile/0/000"; }
    SUBCASE("the right edge") { path = "tile/0/002.p/88"; }
    const auto file = log.files.read(log.log.directory + "/public/" + path, 1U << 24U);
    REQUIRE(file.has_value());
    auto bytes = std::string(text_of(*file));
    bytes.back() ^= 1;
    log.instead[path] = SmallServer::ok(bytes);
    SmallServer server(log.answer());
    const auto entries = read_all(*open(server, test::hasty(2)));
    REQUIRE(!entries.has_value());
    CHECK(entries.error().code == ErrorCode::inconsistent);
}

TEST_CASE("a file that a server keeps back is named, and is no answer") {
    ServedLog log;
    log.instead["tile/entries/001"] = SmallServer::status("404 Not Found");
    SmallServer server(log.answer());
    const auto entries = read_all(*open(server, test::hasty(2)));
    REQUIRE(!entries.has_value());
    CHECK(entries.error().code == ErrorCode::not_found);
    CHECK(entries.error().where == server.address() + "/log/tile/entries/001");
}

TEST_CASE("a partial tile that is gone is taken from the full one") {
    ServedLog log;
    SmallServer server(log.answer());
    const auto store = open(server, test::hasty(2));
    const auto tile = tiles::read_tile(*store, {0, 0, 17});
    REQUIRE(tile.has_value());
    CHECK(tile->size() == 17);
    CHECK(server.asked() == std::vector<std::string>{"/log/tile/0/000.p/17", "/log/tile/0/000"});
}

TEST_CASE("a body without end is cut off at the limit") {
    SmallServer server([](const std::string&, const SmallServer::Send& send) {
        if (!send(SmallServer::status("200 OK"))) return;
        while (send(std::string(65'536, 'x'))) {
        }
    });
    const auto error = error_of(server, 1'000'000);
    CHECK(error.code == ErrorCode::too_large);
    CHECK(server.asked().size() == 1);  // asking again would not help
}

TEST_CASE("compressed bytes count as what they become") {
    using namespace std::string_literals;
    // 100,000 zero bytes, by Python's gzip.
    const auto packed =
        "\x1f\x8b\x08\0\0\0\0\0\x02\xff\xed\xc1\x31\x01\0\0\0\xc2\xa0\xf5\x4f\x6d\x0d\x0f\xa0"s +
        std::string(96, '\0') + "\x80\x57\x03\x7d\x95\x11\xd4\xa0\x86\x01\0"s;
    SmallServer server(always(SmallServer::ok(packed, "Content-Encoding: gzip\r\n")));
    CHECK(error_of(server, 99'999).code == ErrorCode::too_large);
    const auto file = open(server, test::hasty(2))->read("checkpoint", 100'000);
    REQUIRE(file.has_value());
    CHECK(*file == Bytes(100'000, 0));
}

TEST_CASE("a server that drips is given up") {
    SmallServer server([](const std::string&, const SmallServer::Send& send) {
        if (!send(SmallServer::status("200 OK", "Content-Length: 100000\r\n"))) return;
        while (send("x")) std::this_thread::sleep_for(std::chrono::milliseconds(100));
    });
    const auto error = error_of(server, 100'000);
    CHECK(error.code == ErrorCode::io);
    CHECK(server.asked().size() == 2);
}

TEST_CASE("a server that never answers is given up") {
    SmallServer server([](const std::string&, const SmallServer::Send& send) {
        while (send("")) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    });
    CHECK(error_of(server).code == ErrorCode::io);
}

TEST_CASE("a server that fails is asked again, and one that refuses is not") {
    std::atomic<int> busy = 1;
    std::string line = "503 Service Unavailable";
    SmallServer server([&](const std::string&, const SmallServer::Send& send) {
        send(busy-- > 0 ? SmallServer::status(line) : SmallServer::ok("yes"));
    });
    SUBCASE("once busy") {
        const auto file = open(server, test::hasty(2))->read("checkpoint", 100);
        REQUIRE(file.has_value());
        CHECK(text_of(*file) == "yes");
    }
    SUBCASE("busy for good") {
        busy = 1000;
        CHECK(error_of(server).detail == "HTTP 503");
        CHECK(server.asked().size() == 2);
    }
    SUBCASE("forbidden") {
        line = "403 Forbidden";
        CHECK(error_of(server).detail == "HTTP 403");
        CHECK(server.asked().size() == 1);
    }
}

TEST_CASE("half a file is no file") {
    SmallServer server(always(SmallServer::status("200 OK", "Content-Length: 50\r\n") + "half"));
    CHECK(error_of(server).code == ErrorCode::io);
}

TEST_CASE("a redirect is followed on the same host alone") {
    SmallServer other(always(SmallServer::ok("other")));
    std::string to;
    SmallServer server([&](const std::string& path, const SmallServer::Send& send) {
        send(path == "/log/checkpoint"
                 ? SmallServer::status("302 Found", "Location: " + to + "\r\nContent-Length: 0\r\n")
                 : SmallServer::ok("here"));
    });
    SUBCASE("here") {
        to = "/elsewhere";
        const auto file = open(server, test::hasty(2))->read("checkpoint", 100);
        REQUIRE(file.has_value());
        CHECK(text_of(*file) == "here");
    }
    SUBCASE("there") {
        to = other.address() + "/log/checkpoint";
        CHECK(error_of(server).detail == to);
        CHECK(other.asked().empty());
    }
    SUBCASE("a file of this machine") {
        to = "file:///etc/hostname";
        CHECK(error_of(server).code == ErrorCode::io);
    }
    SUBCASE("round and round") {
        to = "/log/checkpoint";
        CHECK(error_of(server).code == ErrorCode::io);
        CHECK(server.asked().size() == 4);
    }
}

TEST_CASE("nobody there is no answer") {
    std::string address;
    {
        SmallServer server(always(""));
        address = server.address();
    }
    const auto store = net::HttpStore::open(address, test::hasty(2), posix_file_system()).value();
    const auto file = store->read("checkpoint", 100);
    REQUIRE(!file.has_value());
    CHECK(file.error().code == ErrorCode::io);
}

TEST_CASE("files that are expected come side by side, and each is asked for once") {
    ServedLog log;
    SmallServer server(log.answer());
    const auto store = open(server, test::hasty(2));
    store->expect({{"tile/0/000", 8192}, {"tile/0/001", 8192}, {"tile/9/999", 10}});
    CHECK(server.asked().size() == 3);
    CHECK(store->read("tile/0/001", 8192).has_value());
    CHECK(store->read("tile/0/000", 8192).has_value());
    CHECK(store->read("tile/9/999", 10).error().code == ErrorCode::not_found);
    CHECK(server.asked().size() == 3);
}

TEST_CASE("what never changes is kept, and a kept file that was altered is fetched again") {
    ServedLog log;
    SmallServer server(log.answer());
    MemoryFileSystem disk;
    auto options = test::hasty(2);
    options.cache = "kept";
    const auto fetched = [&] {
        const auto before = server.asked().size();
        CHECK(read_all(*open(server, options, disk)).value() == log.entries);
        return server.asked().size() - before;
    };
    const auto first = fetched();
    const auto again = fetched();
    CHECK(first == 9);  // checkpoint; tiles 0/000 0/001 0/002.p/88 1/000.p/2; three bundles
    CHECK(again == first - 4);
    const auto folder = "kept/" + disk.list("kept").value().front();
    auto file = disk.read(folder + "/tile/0/000", 1U << 20U).value();
    file.back() ^= 1;
    REQUIRE(disk.remove(folder + "/tile/0/000").has_value());
    REQUIRE(disk.write_new(folder + "/tile/0/000", file, 0644).has_value());
    CHECK(fetched() == again + 1);
}

TEST_CASE("an address is http or https, and has no secrets in it") {
    CHECK(net::is_address("https://example.org/log"));
    CHECK(!net::is_address("log"));
    for (const auto* bad :
         {"ftp://example.org", "file:///log", "http://", "http://u:p@example.org/",
          "http://example.org/?x", "http://example.org/#x", "http://exa mple/"}) {
        CAPTURE(bad);
        const auto store = net::HttpStore::open(bad, {}, posix_file_system());
        REQUIRE(!store.has_value());
        CHECK(store.error().code == ErrorCode::usage);
        CHECK(to_text(store.error()).find("u:p") == std::string::npos);
    }
}

TEST_SUITE_END();
