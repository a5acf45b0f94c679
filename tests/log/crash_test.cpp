// Power may go at any moment, and any call may fail. Whatever happens: no entry
// that was answered is lost, the log opens again and reads verified, and what
// the key has signed stays true of it.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "saksi/log/diagnosis.hpp"
#include "saksi/log/reader.hpp"
#include "support/memory_file_system.hpp"
#include "support/test_log.hpp"

using namespace saksi;
using test::MemoryFileSystem;

namespace {

constexpr const char* log_folder = "log";
constexpr const char* key_head = "key.head";

/// Something that became irrevocable when `operations` calls were done.
struct Fact {
    std::size_t operations = 0;
    merkle::TreeHead head;
};

/// A signer that remembers every head it signed, and when: a signature may
/// have escaped the moment it was made.
class WatchedSigner final : public note::Signer {
 public:
    explicit WatchedSigner(const MemoryFileSystem& files) : files_(files) {}

    const note::VerifierKey& key() const noexcept override { return signer_.key(); }
    Result<note::SignatureLine> sign(std::string_view text) override {
        facts.push_back({files_.operations(), note::parse_checkpoint(text).value().head});
        return signer_.sign(text);
    }
    std::vector<Fact> facts;

 private:
    const MemoryFileSystem& files_;
    crypto::SigningKey secret_ = test::key_of("log");
    note::KeySigner signer_{"example.org/log", secret_};
};

std::vector<Bytes> entries_of(std::string_view story, std::uint64_t first, std::uint64_t last) {
    std::vector<Bytes> entries;
    for (auto i = first; i < last; ++i) {
        entries.push_back(copy_of(bytes_of(std::string(story) + " " + std::to_string(i))));
    }
    return entries;
}

/// One life of a log on a file system, until it ends in whatever way.
struct Life {
    explicit Life(MemoryFileSystem& on) : files(on), signer(on) {}

    MemoryFileSystem& files;
    WatchedSigner signer;
    std::vector<Fact> answers;

    Result<log::Writer> open() { return log::Writer::open(files, log_folder, signer, head_file); }
    Result<void> create() { return log::Writer::create(files, log_folder, signer, head_file); }
    /// One batch to each of these sizes, the log's own first, and then all are published.
    Result<void> append(std::string_view story, const std::vector<std::uint64_t>& sizes) {
        auto writer = open();
        if (!writer) return pass_on(writer.error());
        for (std::size_t i = 1; i < sizes.size(); ++i) {
            const auto entries = entries_of(story, sizes[i - 1], sizes[i]);
            const auto done = test::TestLog::commit(*writer, entries);
            if (!done) return pass_on(done.error());
            answers.push_back({files.operations(), done->checkpoint.checkpoint.head});
        }
        return writer->publish();
    }
    /// Batches that stay in a tile, fill one, begin one, and fill two levels' edges; and
    /// several before anything of them is published.
    Result<void> live() {
        if (auto made = create(); !made) return made;
        using Sizes = std::vector<std::uint64_t>;
        for (const auto& sizes :
             {Sizes{0, 3}, {3, 259}, {259, 261}, {261, 515}, {515, 517, 700, 770, 771}}) {
            if (auto done = append("first", sizes); !done) return done;
        }
        return {};
    }

 private:
    log::HeadFile head_file{files, key_head};
};

/// The published log, read to its end and verified.
log::Reader read_all(tiles::Store& store, const note::VerifierKey& key) {
    const auto checkpoint = log::read_checkpoint(store).value();
    CHECK(note::verify_signature(checkpoint.note, key) == note::SignatureVerdict::holds);
    auto reader = log::Reader::open(store, checkpoint.checkpoint.head).value();
    for (std::uint64_t b = 0; b < reader.bundles(); ++b) CHECK(reader.bundle(b).has_value());
    return reader;
}

/// Whoever holds the checkpoint of an earlier tree finds its tiles: partial, or full by now.
void check_right_edge(tiles::Store& store, const merkle::TreeHead& head) {
    auto reader = log::Reader::open(store, head);
    REQUIRE_MESSAGE(reader.has_value(), (reader ? "" : to_text(reader.error())));
    if (head.size > 0) CHECK(reader->bundle(reader->bundles() - 1).has_value());
}

/// What happened up to `operations` of an earlier life must hold in the log that
/// is found now, and still after the log has gone on with another story.
void check_survives(MemoryFileSystem& files, const Life& before, std::size_t operations) {
    const auto happened = [&](const Fact& fact) { return fact.operations <= operations; };
    Life now(files);
    if (files.status(log_folder).value().kind == FileKind::none) {
        CHECK(std::none_of(before.answers.begin(), before.answers.end(), happened));
        static_cast<void>(remove_tree(files, std::string(log_folder) + ".new"));
        const auto made = now.create();
        REQUIRE_MESSAGE(made.has_value(), (made ? "" : to_text(made.error())));
    }
    {
        const auto writer = now.open();
        REQUIRE_MESSAGE(writer.has_value(), (writer ? "" : to_text(writer.error())));
    }
    for (const char* story : {"as it was found", "second"}) {
        tiles::DirectoryStore store(files, std::string(log_folder) + "/public");
        auto reader = read_all(store, now.signer.key());
        for (const auto& facts : {before.answers, before.signer.facts}) {
            for (const auto& fact : facts) {
                if (!happened(fact)) continue;
                REQUIRE(fact.head.size <= reader.head().size);
                CHECK(reader.hashes().root_at(fact.head.size).value() == fact.head.root);
                CHECK(log::read_checkpoint_at(store, fact.head.size).value().checkpoint.head ==
                      fact.head);
                check_right_edge(store, fact.head);
            }
        }
        if (story == std::string("second")) break;
        const auto size = reader.head().size;
        const auto gone_on = now.append("second", {size, size + 2, size + 5});
        REQUIRE_MESSAGE(gone_on.has_value(), (gone_on ? "" : to_text(gone_on.error())));
    }
}

}  // namespace

TEST_SUITE_BEGIN("log/crash");

TEST_CASE("power may go after any operation, and take any of what was not synced") {
    MemoryFileSystem files;
    Life life(files);
    REQUIRE(life.live());
    for (std::size_t done = 0; done <= files.operations(); ++done) {
        CAPTURE(done);
        for (auto& found : files.crash_states(done, 5)) check_survives(found, life, done);
    }
}

TEST_CASE("power may go again while a writer repairs what the first cut left") {
    MemoryFileSystem files;
    Life life(files);
    REQUIRE(life.live());
    for (std::size_t done = 0; done <= files.operations(); done += 7) {
        CAPTURE(done);
        auto found = files.after_power_cut(done, done);
        if (found.status(log_folder).value().kind == FileKind::none) continue;
        Life repairing(found);
        REQUIRE(repairing.open());
        for (std::size_t again = 0; again <= found.operations(); ++again) {
            CAPTURE(again);
            for (auto& later : found.crash_states(again, 2)) check_survives(later, life, done);
        }
    }
}

TEST_CASE("power may go while cosignatures are attached: what is shown is archived") {
    MemoryFileSystem files;
    Life life(files);
    REQUIRE(life.live());
    files.settle();
    const auto witness = test::key_of("witness");
    {
        auto writer = life.open().value();
        const auto line =
            note::cosign(writer.head().note.text, 1'700'000'000, "example.org/witness", witness);
        REQUIRE(writer.attach({line.value()}));
    }
    for (std::size_t done = 0; done <= files.operations(); ++done) {
        CAPTURE(done);
        for (auto& found : files.crash_states(done, 8)) {
            REQUIRE(Life(found).open());
            tiles::DirectoryStore store(found, std::string(log_folder) + "/public");
            const auto shown = log::read_checkpoint(store).value();
            CHECK(shown == log::read_checkpoint_at(store, shown.checkpoint.head.size).value());
        }
    }
}

TEST_CASE("power may go, and the key's head file with it: made again, it loses nothing") {
    MemoryFileSystem files;
    Life life(files);
    REQUIRE(life.live());
    std::size_t made_again = 0;
    for (std::size_t done = 0; done <= files.operations(); ++done) {
        CAPTURE(done);
        for (auto& found : files.crash_states(done, 5)) {
            if (found.status(log_folder).value().kind == FileKind::none) continue;
            static_cast<void>(found.remove(key_head));
            log::HeadFile head_file(found, key_head);
            const auto diagnosis = log::diagnose(found, log_folder, &head_file).value();
            if (diagnosis.condition == log::Condition::head_missing) {
                CHECK(Life(found).open().error().code == ErrorCode::behind);
                REQUIRE(head_file.advance("example.org/log", diagnosis.newest));
                ++made_again;
            }
            check_survives(found, life, done);
        }
    }
    CHECK(made_again > 100);
}

TEST_CASE("any call may fail, cleanly or half done") {
    MemoryFileSystem whole;
    Life undisturbed(whole);
    REQUIRE(undisturbed.live());
    for (const auto how : {test::Failure::clean, test::Failure::torn}) {
        for (std::size_t number = 0; number < whole.operations(); ++number) {
            CAPTURE(whole.operation(number));
            MemoryFileSystem files;
            files.fail(number, how);
            Life life(files);
            static_cast<void>(life.live());
            const auto operations = files.operations();
            check_survives(files, life, operations);
        }
    }
}

TEST_CASE("a log folder restored from an older copy refuses to sign") {
    MemoryFileSystem files;
    Life life(files);
    REQUIRE(life.live());
    // Each answered state of the folder, with the head file as it is at the end.
    const auto newest = files.read(key_head, 4096).value();
    for (const auto& answer : life.answers) {
        CAPTURE(answer.head.size);
        auto older = files.after_power_cut(answer.operations, test::Kept::everything);
        {
            Life finishing(older);
            REQUIRE(finishing.open());
        }
        REQUIRE(replace_durably(older, key_head, newest, 0600));
        Life restored(older);
        const auto writer = restored.open();
        if (answer.head == life.answers.back().head) {
            CHECK(writer.has_value());
            continue;
        }
        REQUIRE_FALSE(writer.has_value());
        CHECK(writer.error().code == ErrorCode::behind);
        CHECK(restored.signer.facts.empty());
    }
}

TEST_CASE("without the head file beside the key nothing is signed") {
    MemoryFileSystem files;
    Life life(files);
    REQUIRE(life.live());
    REQUIRE(files.remove(key_head));
    Life later(files);
    CHECK(later.open().error().code == ErrorCode::behind);
    CHECK(later.signer.facts.empty());
}

TEST_SUITE_END();
