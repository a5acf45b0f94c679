// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/index_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "saksi/tiles/tile.hpp"
#include "support/printers.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::RecordLog;

namespace saksi::record {
inline doctest::String toString(IndexFinding finding) {
    return std::string(name_of(finding)).c_str();
}
}  // namespace saksi::record

namespace {

constexpr std::string_view origin = "example.org/log";
const std::string place = "m/index-under-test";

std::string form(int number, const std::string& votes, const std::string& rest = "") {
    return R"({"v":1,"type":"c_hasil","election":"pemilu-2024","at":null,"by":"t","contest":"ppwp",)"
           R"("unit":{"kind":"tps","scheme":"kpu-2024","code":"5171011003","number":)" +
           std::to_string(number) +
           R"(},"round":1,"ballot":"ppwp/1","source":{"kind":"sirekap","name":"web"},"votes":)" +
           votes + rest + "}\n";
}

/// A log with chains, corrections, strays and what is no event.
void fill(RecordLog& log, int forms) {
    std::string lines;
    for (int i = 1; i <= forms; ++i) lines += form(i, "[1,2," + std::to_string(i) + "]");
    lines += form(1, "[9,9,9]");  // a stray
    REQUIRE(log.append(lines).has_value());
    REQUIRE(log.log().append({copy_of(bytes_of("not an event"))}).has_value());
}

/// What a state is, as bytes: its own index.
Bytes bytes_of_state(RecordLog& log, const merkle::TreeHead& head, const State& state) {
    auto& files = log.log().files;
    REQUIRE(write_index(files, "m/state", origin, head, state).has_value());
    return files.read("m/state", 1 << 24).value();
}

Bytes scanned_state(RecordLog& log) {
    auto reader = log.reader();
    State state;
    REQUIRE(scan(state, reader).has_value());
    return bytes_of_state(log, reader.head(), state);
}

OpenedState open(RecordLog& log, std::string_view of = origin, unsigned threads = 1) {
    tiles::DirectoryStore store(log.log().files, log.log().directory + "/public");
    const auto head = log::read_checkpoint(store).value().checkpoint.head;
    auto reader = log::Reader::open(store, head, {threads}).value();
    auto opened = open_state(log.log().files, place, of, reader);
    REQUIRE(opened.has_value());
    return std::move(*opened);
}

void write_index_now(RecordLog& log) {
    auto reader = log.reader();
    State state;
    REQUIRE(scan(state, reader).has_value());
    REQUIRE(write_index(log.log().files, place, origin, reader.head(), state).has_value());
}

void put(RecordLog& log, const Bytes& bytes) {
    REQUIRE(replace_durably(log.log().files, place, bytes, 0600).has_value());
}

}  // namespace

TEST_SUITE_BEGIN("record/index_file");

TEST_CASE("a state from an index and the entries after it is that of a full scan") {
    RecordLog log;
    fill(log, 40);
    write_index_now(log);
    const auto indexed = log.size();
    SUBCASE("nothing came after") {}
    SUBCASE("entries came after") { fill(log, 300); }
    const auto opened = open(log);
    CHECK(opened.index == IndexFinding::used);
    CHECK(opened.indexed == indexed);
    auto reader = log.reader();
    CHECK(bytes_of_state(log, reader.head(), opened.state) == scanned_state(log));
    CHECK(opened.state.election("pemilu-2024") != nullptr);
    CHECK(opened.state.ballot("pemilu-2024", "ppwp/1") != nullptr);
}

TEST_CASE("an index is read the same, and nothing else is believed, with any number of threads") {
    RecordLog log;
    fill(log, 1000);
    write_index_now(log);
    const auto expected = scanned_state(log);
    const auto head = log.reader().head();
    auto& files = log.log().files;
    for (const unsigned threads : {1U, 2U, 5U}) {
        const auto opened = open(log, origin, threads);
        CHECK(opened.index == IndexFinding::used);
        CHECK(bytes_of_state(log, head, opened.state) == expected);
    }
    // A leaf of a full tile is another: by what the tree says, the log is not whole.
    const auto tile = log.log().directory + "/public/" + tiles::path_of(tiles::Tile{0, 1, 256});
    auto bytes = files.read(tile, 1 << 20).value();
    bytes[700] ^= 1;
    REQUIRE(replace_durably(files, tile, bytes, 0444).has_value());
    std::vector<std::string> said;
    for (const unsigned threads : {1U, 5U}) {
        tiles::DirectoryStore store(files, log.log().directory + "/public");
        auto reader = log::Reader::open(store, head, {threads}).value();
        const auto opened = open_state(files, place, origin, reader);
        REQUIRE(!opened.has_value());
        CHECK(opened.error().code == ErrorCode::inconsistent);
        said.push_back(to_text(opened.error()));
    }
    CHECK(said[0] == said[1]);
    CHECK(said[0].find("tile/0/001") != std::string::npos);
}

TEST_CASE("without an index the log is read from the beginning") {
    RecordLog log;
    fill(log, 3);
    const auto opened = open(log);
    CHECK(opened.index == IndexFinding::absent);
    CHECK(opened.indexed == 0);
    CHECK(opened.state.size() == log.size());
}

TEST_CASE("an index of which any byte is another is never believed") {
    RecordLog log;
    fill(log, 4);
    write_index_now(log);
    const auto good = log.log().files.read(place, 1 << 24).value();
    const auto expected = scanned_state(log);
    for (std::size_t at = 0; at < good.size(); at += at < 200 ? 1 : 41) {
        for (const int flip : {0x01, 0x80}) {
            auto bad = good;
            bad[at] = static_cast<std::uint8_t>(bad[at] ^ flip);
            put(log, bad);
            const auto opened = open(log);
            REQUIRE(opened.index == IndexFinding::damaged);
            auto reader = log.reader();
            REQUIRE(bytes_of_state(log, reader.head(), opened.state) == expected);
        }
    }
}

TEST_CASE("an index that was cut short or grew is never believed") {
    RecordLog log;
    fill(log, 4);
    write_index_now(log);
    const auto good = log.log().files.read(place, 1 << 24).value();
    for (std::size_t size = 0; size < good.size(); size += 97) {
        put(log, Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)));
        REQUIRE(open(log).index == IndexFinding::damaged);
    }
    auto longer = good;
    longer.push_back(0);
    put(log, longer);
    CHECK(open(log).index == IndexFinding::damaged);
}

TEST_CASE("a whole index with a good checksum that contradicts itself is damaged") {
    RecordLog log;
    fill(log, 4);
    write_index_now(log);
    const auto good = log.log().files.read(place, 1 << 24).value();
    const auto reseal = [](Bytes body) {
        append(body, crypto::sha256(body).view());
        return body;
    };
    const Bytes body(good.begin(), good.end() - static_cast<std::ptrdiff_t>(Hash::size));
    put(log, reseal(body));
    CHECK(open(log).index == IndexFinding::used);
    for (std::size_t cut = 1; cut < body.size() - 100; cut += 101) {
        put(log, reseal(Bytes(body.begin(), body.end() - static_cast<std::ptrdiff_t>(cut))));
        REQUIRE(open(log).index == IndexFinding::damaged);
    }
    // counts that promise more than there is, an index beyond the log
    const std::size_t counts = 15 + 4 + origin.size() + 8 + 32 + 5 * 8;
    for (const std::size_t at : {counts, counts + 8}) {
        auto bad = body;
        for (std::size_t i = 0; i < 8; ++i) bad[at + i] = 0xff;
        put(log, reseal(bad));
        CHECK(open(log).index == IndexFinding::damaged);
    }
}

TEST_CASE("the index of another log, or of another past, is foreign") {
    RecordLog log;
    fill(log, 4);
    RecordLog other;
    fill(other, 5);
    SUBCASE("another origin") {
        write_index_now(log);
        CHECK(open(log, "example.org/other").index == IndexFinding::foreign);
    }
    SUBCASE("another past of the same size") {
        auto reader = other.reader();
        State state;
        REQUIRE(scan(state, reader).has_value());
        REQUIRE(write_index(log.log().files, place, origin, reader.head(), state).has_value());
        fill(log, 6);
        CHECK(open(log).index == IndexFinding::foreign);
    }
    SUBCASE("a log that is shorter now") {
        fill(other, 300);
        auto reader = other.reader();
        State state;
        REQUIRE(scan(state, reader).has_value());
        REQUIRE(write_index(log.log().files, place, origin, reader.head(), state).has_value());
        CHECK(open(log).index == IndexFinding::foreign);
    }
}

TEST_SUITE_END();
