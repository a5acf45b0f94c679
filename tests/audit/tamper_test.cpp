// One byte of any file below a log's public folder, and every file: nobody
// touches them without being found. The only bytes left out are signature
// lines of a key that the policy does not know.
#include <doctest/doctest.h>

#include <optional>

#include "audited_log.hpp"
#include "report_text.hpp"
#include "saksi/election/event.hpp"
#include "saksi/tiles/tile.hpp"
#include "support/printers.hpp"

using namespace saksi;
using audit::LogFlaw;
using test::AuditedLog;
using test::names;
using test::names_only;
using test::text_of;

namespace {

/// A region event: an entry of about 230 bytes.
Bytes region(std::size_t number) {
    election::Event event;
    event.header.election = "pemilu-uji";
    event.header.by = "uji";
    election::Region body;
    const auto code = std::to_string(5'171'010'000 + number);
    body.unit = {election::UnitKind::desa, "kpu-2024", code};
    body.name = "Desa " + std::to_string(number);
    body.parent = election::Unit{election::UnitKind::kecamatan, "kpu-2024", "517101"};
    event.body = body;
    return copy_of(bytes_of(election::print_event(event).value()));
}

AuditedLog make_log() {
    std::vector<Bytes> entries;
    for (std::size_t i = 0; i < 262; ++i) entries.push_back(region(i));
    return AuditedLog(entries, {3, 44, 256, 259, 262});
}

/// Made once, copied by whoever damages it.
const AuditedLog& sound_log() {
    static const AuditedLog log = make_log();
    return log;
}

/// The entry that byte `at` of a bundle belongs to, its length included.
std::uint64_t entry_at(const std::string& path, const Bytes& bundle, std::size_t at) {
    const auto place = tiles::parse_bundle_path(path).value();
    std::uint64_t index = place.index * 256;
    for (std::size_t end = 0; end < bundle.size(); ++index) {
        end += 2 + std::size_t{bundle[end]} * 256 + bundle[end + 1];
        if (at < end) break;
    }
    return index;
}

/// The bytes of a signature line of the stranger's, with what ends it.
bool is_strangers(const std::string& path, const Bytes& file, std::size_t at) {
    if (!path.starts_with("checkpoint")) return false;
    const auto text = saksi::text_of(file);
    const auto begin = text.find("— example.org/stranger");
    const auto end = text.find('\n', begin);
    return begin != text.npos && at >= begin && at <= end;
}

/// Every byte of a small file; of a large one the first, some in the middle, the
/// last. One archived checkpoint stands for the others.
std::vector<std::size_t> places_in(const std::string& path, const Bytes& file) {
    const bool one_of_many = path.starts_with("checkpoints/") && path != "checkpoints/44";
    const bool all = file.size() < 700 && !one_of_many;
    std::vector<std::size_t> places;
    const auto middle = file.size() / 2;
    for (std::size_t at = 0; at < file.size(); ++at) {
        const auto near = [&](std::size_t place) { return at + 8 >= place && at < place + 8; };
        if (all || near(0) || near(middle) || near(file.size())) places.push_back(at);
    }
    return places;
}

/// The damaged file is named, in a bundle with the entry, in a tile with the hash.
void check_named(const audit::LogReport& report, const std::string& path, const Bytes& before,
                 std::size_t at) {
    INFO(path << " byte " << at << "\n" << text_of(report));
    CHECK_FALSE(report.holds());
    REQUIRE(names_only(report, path));
    const auto& finding = report.findings.front();
    if (path.starts_with("tile/entries/")) {
        CHECK(finding.entry == entry_at(path, before, at));
    } else if (path.starts_with("tile/") && finding.flaw == LogFlaw::wrong) {
        CHECK(finding.hash == at / Hash::size);
    }
}

}  // namespace

TEST_SUITE_BEGIN("audit/tamper");

TEST_CASE("the log holds before anybody touches it") {
    auto log = sound_log();
    const auto report = log.check().value();
    CAPTURE(text_of(report));
    CHECK(report.holds());
    CHECK(report.archived == 6);
    for (const auto* path : {"tile/0/001.p/3", "tile/0/001.p/6", "tile/entries/001.p/3"}) {
        CHECK(log.files.files.count(path) == 1);
    }
}

TEST_CASE("a flipped bit in any byte is found, and its file named") {
    for (const auto& [path, bytes] : sound_log().files.files) {
        auto log = sound_log();
        for (const auto at : places_in(path, bytes)) {
            if (is_strangers(path, bytes, at)) continue;
            auto& file = log.files.files[path];
            file[at] ^= static_cast<std::uint8_t>(1 << (at % 8));
            check_named(log.check_any().value(), path, bytes, at);
            file[at] = bytes[at];
        }
    }
}

TEST_CASE("any other byte in the place of one is found") {
    const std::string path = "tile/entries/001.p/6";
    auto log = sound_log();
    const auto before = log.files.files[path];
    for (const std::size_t at : {0u, 1u, 2u, 300u, 301u}) {
        for (unsigned value = 0; value < 256; value += 5) {
            if (value == before[at]) continue;
            log.files.files[path][at] = static_cast<std::uint8_t>(value);
            check_named(log.check_any().value(), path, before, at);
        }
        log.files.files[path] = before;
    }
}

TEST_CASE("a byte more or less, anywhere, is found") {
    for (const auto& [path, bytes] : sound_log().files.files) {
        auto log = sound_log();
        const auto places = places_in(path, bytes);
        const auto step = places.size() < 60 ? 1 : places.size() / 30;
        for (std::size_t i = 0; i < places.size(); i += step) {
            const auto at = places[i];
            if (is_strangers(path, bytes, at)) continue;
            const auto place = static_cast<std::ptrdiff_t>(at);
            auto& file = log.files.files[path];
            for (const std::uint8_t extra : {std::uint8_t{0}, std::uint8_t{'\n'}, bytes[at]}) {
                if (extra == bytes[at] && at + 1 < bytes.size()) continue;  // cannot be told where
                file.insert(file.begin() + place, extra);
                if (file != bytes) check_named(log.check_any().value(), path, bytes, at);
                file = bytes;
            }
            if (at + 1 < bytes.size() && bytes[at] == bytes[at + 1]) continue;
            file.erase(file.begin() + place);
            check_named(log.check_any().value(), path, bytes, at);
            file = bytes;
        }
    }
}

TEST_CASE("a file cut short, emptied or made longer is found") {
    for (const auto& [path, bytes] : sound_log().files.files) {
        auto log = sound_log();
        auto& file = log.files.files[path];
        for (const std::size_t length : {bytes.size() - 1, bytes.size() / 2, std::size_t{0}}) {
            file.resize(length);
            check_named(log.check().value(), path, bytes, length);
            file = bytes;
        }
        file.push_back(0);
        check_named(log.check().value(), path, bytes, bytes.size() - 1);
    }
}

TEST_CASE("a file that is gone, or is no file any more, is found") {
    for (const auto& each : sound_log().files.files) {
        const auto& path = each.first;
        auto log = sound_log();
        log.files.files.erase(path);
        CAPTURE(path);
        if (path == "checkpoint") {
            CHECK(log.check().error().code == ErrorCode::not_found);
        } else if (path.starts_with("checkpoints/") && path != "checkpoints/262") {
            // What stood in an archived checkpoint cannot be known without it.
            CHECK(log.check().value().holds());
        } else {
            CHECK(names_only(log.check().value(), path));
        }

        log.files.directories.insert(path);
        CHECK(names_only(log.check().value(), path));
        log.files.directories.erase(path);

        log.files.others.insert(path);
        CHECK(names_only(log.check().value(), path));
    }
}

TEST_CASE("two files that changed places are both found") {
    const auto& files = sound_log().files.files;
    for (const auto& file : files) {
        const auto& one = file.first;
        const auto& first = file.second;
        for (auto next = std::next(files.find(one)); next != files.end(); ++next) {
            if (first == next->second) continue;  // the newest archived checkpoint, for one
            auto log = sound_log();
            log.files.files[one] = next->second;
            log.files.files[next->first] = first;
            const auto report = log.check_any().value();
            INFO(one << " and " << next->first << "\n" << text_of(report));
            CHECK(names(report, one));
            CHECK(names(report, next->first));
        }
    }
}

TEST_CASE("two entries that changed places are found, by the first of them") {
    std::vector<Bytes> entries;
    for (std::size_t i = 0; i < 262; ++i) entries.push_back(region(i));
    for (const auto& pair : std::vector<std::pair<std::size_t, std::size_t>>{
             {0, 1}, {3, 200}, {254, 255}, {255, 256}, {10, 261}, {256, 257}, {260, 261}}) {
        const auto one = pair.first;
        const auto other = pair.second;
        auto swapped = entries;
        std::swap(swapped[one], swapped[other]);
        auto log = sound_log();
        Bytes full, edge;
        for (std::size_t i = 0; i < swapped.size(); ++i) {
            auto& file = i < 256 ? full : edge;
            file.push_back(static_cast<std::uint8_t>(swapped[i].size() / 256));
            file.push_back(static_cast<std::uint8_t>(swapped[i].size() % 256));
            append(file, swapped[i]);
        }
        log.files.files["tile/entries/000"] = full;
        log.files.files["tile/entries/001.p/6"] = edge;
        const auto report = log.check().value();
        INFO(one << " and " << other << "\n" << text_of(report));
        CHECK_FALSE(report.holds());
        CHECK(report.findings.front().entry == one);
        if (one < 256 && other >= 256) CHECK(report.findings[1].entry == other);
    }
}

TEST_CASE("whatever is added is found") {
    for (const auto* path :
         {"index.html",           "checkpoint.new",       "checkpoints/01",
          "checkpoints/x",        "checkpoints/263",      "checkpoints/1.tsr",
          "tile/0/000.p/256",     "tile/0/001",           "tile/0/001.p/7",
          "tile/0/002",           "tile/00/000",          "tile/1/000",
          "tile/1/000.p/2",       "tile/2/000.p/1",       "tile/entries/001",
          "tile/entries/001.p/7", "tile/entries/002.p/1", "tile/entries/x000/000",
          "tile/extra",           "lookup/517101",        ".git/config",
          "private/head"}) {
        auto log = sound_log();
        log.files.files[path] = {1, 2, 3};
        const auto report = log.check().value();
        INFO(path << "\n" << text_of(report));
        CHECK_FALSE(report.holds());
        const auto is_it = [&](const auto& finding) {
            return (std::string(path) + "/").starts_with(finding.file + "/");
        };
        CHECK(std::all_of(report.findings.begin(), report.findings.end(), is_it));
        CHECK(report.findings.size() == 1);
    }
}

TEST_CASE("a partial file that is the beginning of the full one is in order, another is not") {
    auto log = sound_log();
    auto& files = log.files.files;
    const auto& tile = files["tile/0/000"];
    files["tile/0/000.p/44"] = Bytes(tile.begin(), tile.begin() + 44 * 32);
    CHECK(log.check().value().holds());
    files["tile/0/000.p/44"][43 * 32] ^= 1;
    const auto report = log.check().value();
    CHECK(names_only(report, "tile/0/000.p/44"));
    CHECK(report.findings[0].hash == 43);
}

TEST_CASE("a time stamp of an archived checkpoint is counted and not checked") {
    auto log = sound_log();
    log.files.files["checkpoints/44.tsr"] = {1, 2, 3};
    const auto report = log.check().value();
    CHECK(report.holds());
    CHECK(report.timestamps_not_checked == 1);
}

TEST_CASE("an empty folder where folders are in order is none of the auditor's business") {
    auto log = sound_log();
    log.files.directories = {"tile/0/000.p", "tile/entries/000.p"};
    CHECK(log.check().value().holds());
    for (const auto* path : {"tile/2", "tile/0/002.p", "lookup", "x", "tile/0/x001"}) {
        log.files.directories = {path};
        CHECK(names_only(log.check().value(), path));
    }
}

TEST_SUITE_END();
