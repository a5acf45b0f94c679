// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/writer.hpp"

#include <doctest/doctest.h>

#include "saksi/log/reader.hpp"
#include "support/memory_file_system.hpp"
#include "support/naive_log.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_log.hpp"
#include "support/vectors.hpp"

using namespace saksi;
using test::numbered;
using test::TestLog;

namespace {

/// Every file below a folder, by its path.
void collect(const std::string& folder, const std::string& prefix, test::Files& found) {
    auto& files = posix_file_system();
    const auto names = files.list(folder).value();
    for (const auto& name : names) {
        const auto path = folder + "/" + name;
        if (files.status(path).value().kind == FileKind::directory) {
            collect(path, prefix + name + "/", found);
        } else {
            found[prefix + name] = files.read(path, 1 << 30).value();
        }
    }
}

test::Files tiles_of(const TestLog& log) {
    test::Files found;
    collect(log.directory + "/public/tile", "tile/", found);
    return found;
}

}  // namespace

TEST_SUITE_BEGIN("log/writer");

TEST_CASE("a new log is empty, signed and whole") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    tiles::DirectoryStore store(log.files, log.directory + "/public");
    const auto checkpoint = log::read_checkpoint(store).value();
    CHECK(checkpoint.checkpoint.origin == "example.org/log");
    CHECK(checkpoint.checkpoint.head.size == 0);
    CHECK(checkpoint.checkpoint.head.root == crypto::sha256({}));
    CHECK(note::verify_signature(checkpoint.note, log.signer.key()) ==
          note::SignatureVerdict::holds);
    CHECK(log::read_checkpoint_at(store, 0).value() == checkpoint);
    CHECK(text_of(log.files.read(log.directory + "/public/log.vkey", 999).value()) ==
          note::to_vkey(log.signer.key()) + "\n");
    CHECK(log.files.status(log.directory + "/private").value().mode == 0700);
}

TEST_CASE("a log is never made over something else, nor with a key that signed another") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    CHECK(log.create().error().code == ErrorCode::exists);
    REQUIRE(log.append(numbered(0, 3)));
    REQUIRE(remove_tree(log.files, log.directory));
    CHECK(log.create().error().code == ErrorCode::behind);
}

TEST_CASE("tiles and bundles are byte for byte those of the vectors") {
    for (const std::size_t total : {256u, 300u, 70'000u}) {
        const test::TemporaryDirectory place;
        TestLog log(posix_file_system(), place.path());
        REQUIRE(log.create());
        REQUIRE(log.append(numbered(0, total)).value() == total);

        const auto manifest = test::read_vectors("tiles_" + std::to_string(total) + "_sha256.json");
        const auto found = tiles_of(log);
        CHECK(found.size() == manifest.size());
        for (const auto& each : manifest.items()) {
            const auto& path = each.key();
            const auto& hash = each.value();
            CAPTURE(path);
            REQUIRE(found.count(path) == 1);
            CHECK(to_hex(crypto::sha256(found.at(path)).view()) == hash.get<std::string>());
        }
    }
}

TEST_CASE("a log grown in batches of any size is the log written at once") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    std::size_t size = 0;
    for (const std::size_t batch : {1u, 1u, 3u, 250u, 1u, 1u, 0u, 255u, 256u, 257u, 700u}) {
        REQUIRE(log.append(numbered(size, size + batch)).value() == size + batch);
        size += batch;
        tiles::DirectoryStore store(log.files, log.directory + "/public");
        const auto head = log::read_checkpoint(store).value().checkpoint.head;
        CHECK(head.root == test::rfc6962::mth(numbered(0, size)));
        // Partial files of earlier sizes may stay only where the full one is not there yet.
        for (const auto& each : tiles_of(log)) {
            const auto& path = each.first;
            CAPTURE(path);
            const auto full = path.substr(0, path.find(".p/"));
            CHECK((full == path || tiles_of(log).count(full) == 0));
        }
        for (const auto& each : test::naive_log(numbered(0, size))) {
            const auto& path = each.first;
            const auto& bytes = each.second;
            CAPTURE(path);
            CHECK(tiles_of(log).at(path) == bytes);
        }
    }
}

TEST_CASE("what was added in one batch by one writer continues in the next") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    auto writer = log.open();
    REQUIRE(writer.has_value());
    for (std::size_t size = 0; size < 600; size += 100) {
        const auto committed = TestLog::commit(*writer, numbered(size, size + 100)).value();
        CHECK(committed.first == size);
        CHECK(committed.count == 100);
    }
    REQUIRE(writer->publish());
    const auto found = tiles_of(log);
    for (const auto& each : test::naive_log(numbered(0, 600))) {
        const auto& path = each.first;
        const auto& bytes = each.second;
        CAPTURE(path);
        CHECK(found.at(path) == bytes);
    }
}

TEST_CASE("the answer of a batch names index and leaf hash of each entry") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    REQUIRE(log.append(numbered(0, 2)));
    auto writer = log.open();
    auto batch = writer->begin();
    const auto added = batch->add(bytes_of("saksi test entry 2")).value();
    CHECK(added.index == 2);
    CHECK(added.leaf == test::rfc6962::prefixed(0, bytes_of("saksi test entry 2")));
    CHECK(batch->count() == 1);
}

TEST_CASE("a leaf hash that is not the entry's is noticed before anything is signed") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    REQUIRE(log.append(numbered(0, 2)));
    const auto promised = log.head_file.read("example.org/log").value();
    {
        auto writer = log.open();
        auto batch = writer->begin();
        REQUIRE(batch->add(bytes_of("an entry"), crypto::sha256(bytes_of("another"))));
        CHECK(batch->commit().error().code == ErrorCode::inconsistent);
    }
    CHECK(log.head_file.read("example.org/log").value() == promised);
    CHECK(log.open()->head().checkpoint.head.size == 2);
}

TEST_CASE("an entry over 65,535 bytes is refused, and the batch goes on") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    auto writer = log.open();
    auto batch = writer->begin();
    CHECK(batch->add(Bytes(65'536)).error().code == ErrorCode::too_large);
    CHECK(batch->add(Bytes(65'535)).has_value());
    CHECK(batch->add({}).has_value());
    CHECK(batch->commit().value().count == 2);
}

TEST_CASE("a batch that is dropped leaves nothing") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    REQUIRE(log.append(numbered(0, 10)));
    auto writer = log.open();
    {
        auto batch = writer->begin();
        for (const auto& entry : numbered(10, 700)) REQUIRE(batch->add(entry));
    }
    CHECK(writer->head().checkpoint.head.size == 10);
    CHECK(log.files.status(log.directory + "/private/staging").value().kind == FileKind::none);
    CHECK(TestLog::commit(*writer, numbered(10, 12)).value().first == 10);
}

TEST_CASE("batches may follow each other before they are published, and all are archived") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    REQUIRE(log.append(numbered(0, 250)));
    tiles::DirectoryStore published(log.files, log.directory + "/public");
    std::vector<note::SignedCheckpoint> promised;
    {
        auto writer = log.open().value();
        std::size_t first = 250;
        for (const std::size_t last : {255U, 256U, 300U, 511U, 513U}) {
            promised.push_back(TestLog::commit(writer, numbered(first, last)).value().checkpoint);
            first = last;
            CHECK(log::read_checkpoint(published).value().checkpoint.head.size == 250);
            auto reader = log::Reader::open(writer.store(), writer.head().checkpoint.head).value();
            for (std::uint64_t b = 0; b < reader.bundles(); ++b) CHECK(reader.bundle(b));
        }
        REQUIRE(writer.publish());
        CHECK(log::read_checkpoint(published).value() == writer.head());
    }
    for (const auto& checkpoint : promised) {
        CHECK(log::read_checkpoint_at(published, checkpoint.checkpoint.head.size).value() ==
              checkpoint);
    }
    const test::TemporaryDirectory elsewhere;
    TestLog one_by_one(posix_file_system(), elsewhere.path());
    REQUIRE(one_by_one.create());
    std::size_t first = 0;
    for (const std::size_t last : {250U, 255U, 256U, 300U, 511U, 513U}) {
        REQUIRE(one_by_one.append(numbered(first, last)));
        first = last;
    }
    CHECK(tiles_of(log) == tiles_of(one_by_one));
}

TEST_CASE("a batch that is dropped takes nothing of those that wait to be published") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    auto writer = log.open().value();
    REQUIRE(TestLog::commit(writer, numbered(0, 10)));
    {
        auto batch = writer.begin().value();
        for (const auto& entry : numbered(300, 600)) REQUIRE(batch.add(entry));
    }
    CHECK(writer.head().checkpoint.head.size == 10);
    REQUIRE(TestLog::commit(writer, numbered(10, 300)));
    REQUIRE(writer.publish());
    CHECK(log.files.status(log.directory + "/private/staging").value().kind == FileKind::none);
    tiles::DirectoryStore store(log.files, log.directory + "/public");
    auto reader =
        log::Reader::open(store, log::read_checkpoint(store).value().checkpoint.head).value();
    CHECK(reader.head().size == 300);
    const auto entries = numbered(0, 300);
    for (const std::uint64_t i : {0U, 9U, 10U, 255U, 256U, 299U}) {
        CHECK(copy_of(reader.entry(i).value()) == entries[i]);
    }
}

TEST_CASE("a seal that is not of this log is not signed") {
    test::MemoryFileSystem files;
    REQUIRE(files.make_directory("m", 0700));
    TestLog log(files, "m");
    REQUIRE(log.create());
    {
        auto writer = log.open().value();
        REQUIRE(TestLog::commit(writer, numbered(0, 5)));
        REQUIRE(TestLog::commit(writer, numbered(5, 9)));
    }
    const auto seal = log.directory + "/private/staging/checkpoints+5";
    auto changed = note::parse_checkpoint(text_of(files.read(seal, 999).value())).value();
    changed.head.root.bytes[0] ^= 1;
    const auto text = note::print_checkpoint(changed);
    REQUIRE(replace_durably(files, seal, bytes_of(text), 0444));
    CHECK(log.open().error().code == ErrorCode::inconsistent);
}

TEST_CASE("an empty batch changes nothing") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    REQUIRE(log.append(numbered(0, 5)));
    auto writer = log.open();
    const auto before = writer->head();
    CHECK(TestLog::commit(*writer, {}).value().checkpoint == before);
}

TEST_CASE("a second writer is refused while the first one is at work") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    {
        const auto first = log.open();
        REQUIRE(first.has_value());
        CHECK(log.open().error().code == ErrorCode::locked);
    }
    CHECK(log.open().has_value());
}

TEST_CASE("another key, another name and a mirror are refused") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    const auto other_key = test::key_of("other");
    note::KeySigner impostor("example.org/log", other_key);
    CHECK(log::Writer::open(log.files, log.directory, impostor, log.head_file).error().code ==
          ErrorCode::crypto);
    note::KeySigner stranger("example.org/other", log.key);
    CHECK(log::Writer::open(log.files, log.directory, stranger, log.head_file).error().code ==
          ErrorCode::usage);
    CHECK(log::Writer::open(log.files, log.directory + "/public", log.signer, log.head_file)
              .error()
              .code == ErrorCode::usage);
}

TEST_CASE("a published file with other bytes is an alarm, and is not overwritten") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    REQUIRE(make_directories(log.files, log.directory + "/public/tile/0/000.p", 0755));
    REQUIRE(log.files.write_new(log.directory + "/public/tile/0/000.p/3", bytes_of("x"), 0644));
    const auto appended = log.append(numbered(0, 3));
    REQUIRE_FALSE(appended.has_value());
    CHECK(appended.error().code == ErrorCode::inconsistent);
    CHECK(text_of(log.files.read(log.directory + "/public/tile/0/000.p/3", 9).value()) == "x");
}

TEST_CASE("a flipped bit in the stored right edge stops the writer before it signs") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    REQUIRE(log.append(numbered(0, 300)));
    for (const std::string path : {"tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44"}) {
        CAPTURE(path);
        const auto place_of_file = log.directory + "/public/" + path;
        const auto good = log.files.read(place_of_file, 1 << 20).value();
        auto bad = good;
        bad[5] ^= 0x10;
        REQUIRE(replace_durably(log.files, place_of_file, bad, 0444));
        CHECK_FALSE(log.open().has_value());
        REQUIRE(replace_durably(log.files, place_of_file, good, 0444));
        CHECK(log.open().has_value());
    }
}

TEST_CASE("cosignatures are added to the checkpoint and its archived copy, once") {
    const test::TemporaryDirectory place;
    TestLog log(posix_file_system(), place.path());
    REQUIRE(log.create());
    REQUIRE(log.append(numbered(0, 4)));
    auto writer = log.open();
    const auto witness = test::key_of("witness");
    const auto line =
        note::cosign(writer->head().note.text, 1'700'000'000, "example.org/witness", witness)
            .value();
    REQUIRE(writer->attach({line}));
    REQUIRE(writer->attach({line}));
    tiles::DirectoryStore store(log.files, log.directory + "/public");
    const auto shown = log::read_checkpoint(store).value();
    CHECK(shown.note.signatures.size() == 2);
    CHECK(log::read_checkpoint_at(store, 4).value() == shown);
    const note::VerifierKey key{"example.org/witness", note::KeyType::cosignature,
                                witness.public_key()};
    std::uint64_t time = 0;
    CHECK(note::verify_signature(shown.note, key, &time) == note::SignatureVerdict::holds);
    CHECK(time == 1'700'000'000);
    CHECK(TestLog::commit(*writer, numbered(4, 5)).value().checkpoint.note.signatures.size() == 1);
}

TEST_SUITE_END();
