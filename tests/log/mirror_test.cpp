// Mirrors against the files that naive_log.hpp makes in the obvious way: whole,
// grown, interrupted anywhere, without power at any moment; and logs that took
// something back.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/mirror.hpp"

#include <doctest/doctest.h>

#include "saksi/log/reader.hpp"
#include "support/memory_file_system.hpp"
#include "support/naive_log.hpp"
#include "support/notes.hpp"
#include "support/test_log.hpp"

using namespace saksi;
using namespace saksi::test;
using log::MirrorReport;
using log::MirrorVerdict;

namespace {

/// A log of these entries as a server has it.
struct Source {
    MapStore store;
    note::SignedCheckpoint checkpoint;

    explicit Source(const std::vector<Bytes>& entries,
                    const std::string& origin = "example.org/log") {
        store.files = naive_log(entries);
        const auto key = key_of("log");
        note::KeySigner signer(origin, key);
        const auto text =
            note::print_checkpoint({origin, {entries.size(), rfc6962::mth(entries)}, {}});
        const auto file = note::print_note(signed_by(signer, text));
        store.files["checkpoint"] = copy_of(bytes_of(file));
        store.files["log.vkey"] = copy_of(bytes_of(note::to_vkey(signer.key()) + "\n"));
        checkpoint = note::parse_signed_checkpoint(file).value();
    }
};

Result<MirrorReport> mirror(Source& source, FileSystem& files) {
    return log::mirror(source.store, source.checkpoint, files, "salinan");
}

/// Every file of the mirror, by path.
void collect(FileSystem& files, const std::string& folder, const std::string& below, Files& out) {
    const auto names = files.list(folder).value();
    for (const auto& name : names) {
        const auto path = folder + "/" + name;
        const auto short_path = below.empty() ? name : below + "/" + name;
        if (files.status(path)->kind == FileKind::directory) {
            collect(files, path, short_path, out);
        } else {
            out[short_path] = files.read(path, 1U << 24U).value();
        }
    }
}

Files files_of(FileSystem& files) {
    Files out;
    collect(files, "salinan", "", out);
    return out;
}

/// What a mirror of the source that saw only this checkpoint must have.
Files expected(const Source& source) {
    auto files = source.store.files;
    const auto size = std::to_string(source.checkpoint.checkpoint.head.size);
    files["checkpoints/" + size] = files["checkpoint"];
    return files;
}

/// A source that fails after so many files.
struct Failing final : tiles::Store {
    tiles::Store& source;
    int left;

    Failing(tiles::Store& from, int files) : source(from), left(files) {}
    Result<Bytes> read(const std::string& path, std::uint64_t limit) override {
        if (left-- <= 0) return refuse(ErrorCode::io, path, "the line is dead");
        return source.read(path, limit);
    }
};

/// What is shown verifies: the tree of its checkpoint can be read from it.
void check_shown(FileSystem& files, const std::vector<Bytes>& entries) {
    tiles::DirectoryStore store(files, "salinan");
    const auto checkpoint = log::read_checkpoint(store);
    if (!checkpoint) {
        CHECK(checkpoint.error().code == ErrorCode::not_found);
        return;
    }
    auto reader = log::Reader::open(store, checkpoint->checkpoint.head);
    REQUIRE(reader.has_value());
    for (std::uint64_t i = 0; i < reader->bundles(); ++i) {
        const auto bundle = reader->bundle(i);
        REQUIRE(bundle.has_value());
        for (std::size_t k = 0; k < bundle->entries.size(); ++k) {
            CHECK(text_of(bundle->entries[k]) ==
                  text_of(entries[static_cast<std::size_t>(bundle->first) + k]));
        }
    }
}

}  // namespace

TEST_SUITE_BEGIN("log/mirror");

TEST_CASE("a mirror has the files of the log, whatever its size") {
    for (const std::size_t size : {0U, 1U, 255U, 256U, 257U, 600U, 66'000U}) {
        CAPTURE(size);
        Source source(numbered(0, size));
        MemoryFileSystem files;
        const auto report = mirror(source, files);
        REQUIRE_MESSAGE(report.has_value(), (report ? "" : to_text(report.error())));
        CHECK(report->verdict == MirrorVerdict::copied);
        CHECK(files_of(files) == expected(source));
    }
}

TEST_CASE("a mirror that grew has the files of the larger log, and every checkpoint it saw") {
    MemoryFileSystem files;
    Files seen;
    std::size_t before = 0;
    for (const std::size_t size : {3U, 200U, 300U, 512U, 513U, 900U}) {
        CAPTURE(size);
        Source source(numbered(0, size));
        const auto report = mirror(source, files);
        REQUIRE(report.has_value());
        CHECK(report->holds());
        CHECK((report->had ? report->had->head.size : 0) == before);
        before = size;
        seen["checkpoints/" + std::to_string(size)] = source.store.files["checkpoint"];
        auto wanted = source.store.files;
        wanted.insert(seen.begin(), seen.end());
        for (const auto& [path, bytes] : files_of(files)) {
            // Smaller partial files stay until the full one is there.
            if (path.find(".p/") != std::string::npos && !wanted.contains(path)) continue;
            CHECK(wanted.at(path) == bytes);
            wanted.erase(path);
        }
        CHECK(wanted.empty());
    }
}

TEST_CASE("nothing new costs nothing but the checkpoint and the edge") {
    Source source(numbered(0, 700));
    MemoryFileSystem files;
    REQUIRE(mirror(source, files).has_value());
    const auto before = files_of(files);
    Failing nearly(source.store, 1);  // log.vkey
    const auto report = log::mirror(nearly, source.checkpoint, files, "salinan");
    REQUIRE_MESSAGE(report.has_value(), (report ? "" : to_text(report.error())));
    CHECK(report->verdict == MirrorVerdict::unchanged);
    CHECK(report->files == 0);
    CHECK(files_of(files) == before);
}

TEST_CASE("a mirror that was interrupted anywhere goes on") {
    const auto entries = numbered(0, 700);
    Source source(entries);
    for (int reads = 0;; ++reads) {
        MemoryFileSystem files;
        Failing failing(source.store, reads);
        const auto broken = log::mirror(failing, source.checkpoint, files, "salinan");
        if (broken) {
            CHECK(reads == 8);  // two tiles at the edge, two more, three bundles, log.vkey
            break;
        }
        CHECK(broken.error().code == ErrorCode::io);
        check_shown(files, entries);
        REQUIRE(mirror(source, files).has_value());
        CHECK(files_of(files) == expected(source));
    }
}

TEST_CASE("without power at any moment a mirror shows what verifies, and goes on") {
    const auto entries = numbered(0, 600);
    Source small(numbered(0, 300));
    Source large(entries);
    MemoryFileSystem files;
    REQUIRE(mirror(small, files).has_value());
    files.settle();
    REQUIRE(mirror(large, files).has_value());
    for (std::size_t done = 0; done <= files.operations(); ++done) {
        for (std::uint64_t seed = 0; seed < 4; ++seed) {
            CAPTURE(done);
            CAPTURE(seed);
            auto found = files.after_power_cut(done, seed);
            check_shown(found, entries);
            const auto again = mirror(large, found);
            REQUIRE_MESSAGE(again.has_value(), (again ? "" : to_text(again.error())));
            CHECK(again->holds());
            check_shown(found, entries);
            auto left = files_of(found);
            for (const auto& [path, bytes] : expected(large)) {
                CHECK(left.at(path) == bytes);
                left.erase(path);
            }
            for (const auto& each : left) {
                const auto& path = each.first;
                CHECK_MESSAGE(expected(small).contains(path), path);
            }
        }
    }
}

TEST_CASE("what a mirror has is never taken back") {
    auto entries = numbered(0, 600);
    Source source(entries);
    MemoryFileSystem files;
    REQUIRE(mirror(source, files).has_value());
    const auto before = files_of(files);
    const auto verdict_of = [&](Source& other) { return mirror(other, files).value().verdict; };
    SUBCASE("a smaller log") {
        Source smaller(numbered(0, 599));
        CHECK(verdict_of(smaller) == MirrorVerdict::rolled_back);
    }
    SUBCASE("another past") {
        entries[17] = copy_of(bytes_of("something else"));
        for (auto& more : numbered(600, 700)) entries.push_back(more);
        Source other(entries);
        CHECK(verdict_of(other) == MirrorVerdict::forked);
    }
    SUBCASE("the same size with another root") {
        entries[599] = copy_of(bytes_of("something else"));
        Source other(entries);
        CHECK(verdict_of(other) == MirrorVerdict::forked);
    }
    SUBCASE("another log") {
        Source other(entries, "example.org/other");
        CHECK(verdict_of(other) == MirrorVerdict::other_log);
    }
    CHECK(files_of(files) == before);
}

TEST_CASE("a source whose files do not give its root is refused, and nothing is shown") {
    for (const auto* path : {"tile/0/001", "tile/entries/000", "tile/1/000.p/2"}) {
        CAPTURE(path);
        Source source(numbered(0, 600));
        source.store.files.at(path).back() ^= 1;
        MemoryFileSystem files;
        const auto report = mirror(source, files);
        REQUIRE(!report.has_value());
        CHECK(report.error().code == ErrorCode::inconsistent);
        CHECK(!files_of(files).contains("checkpoint"));
    }
}

TEST_CASE("a file of the mirror that was altered before it was shown is copied again") {
    Source source(numbered(0, 600));
    MemoryFileSystem files;
    Failing failing(source.store, 4);
    REQUIRE(!log::mirror(failing, source.checkpoint, files, "salinan").has_value());
    auto copied = files_of(files);
    REQUIRE(copied.contains("tile/entries/000"));
    REQUIRE(files.remove("salinan/tile/entries/000").has_value());
    REQUIRE(files.write_new("salinan/tile/entries/000", bytes_of("torn"), 0444).has_value());
    REQUIRE(mirror(source, files).has_value());
    CHECK(files_of(files) == expected(source));
}

TEST_CASE("a log that is written here is no place for a mirror, and two do not write at once") {
    MemoryFileSystem files;
    REQUIRE(files.make_directory("place", 0755));
    TestLog written(files, "place");
    REQUIRE(written.create());
    Source source(numbered(0, 3));
    const auto refused = log::mirror(source.store, source.checkpoint, files, "place/log");
    REQUIRE(!refused.has_value());
    CHECK(refused.error().code == ErrorCode::exists);

    const auto lock = files.lock("salinan.lock");
    REQUIRE(lock.has_value());
    CHECK(mirror(source, files).error().code == ErrorCode::locked);
}

TEST_SUITE_END();
