#include "saksi/audit/log_check.hpp"

#include <doctest/doctest.h>

#include "audited_log.hpp"
#include "report_text.hpp"
#include "saksi/election/preset.hpp"
#include "support/naive_log.hpp"
#include "support/printers.hpp"

using namespace saksi;
using audit::Entries;
using audit::LogFlaw;
using test::AuditedLog;
using test::names;
using test::names_only;
using test::numbered;
using test::text_of;

TEST_SUITE_BEGIN("audit/log_check");

TEST_CASE("a log that nobody touched holds, at every shape of its tree") {
    for (const auto& sizes : std::vector<std::vector<std::size_t>>{{},
                                                                   {1},
                                                                   {2, 3},
                                                                   {255},
                                                                   {256},
                                                                   {255, 256, 257},
                                                                   {3, 44, 270, 300},
                                                                   {512},
                                                                   {100, 700, 1'000}}) {
        AuditedLog log(numbered(0, 1'000), sizes);
        const auto report = log.check_any().value();
        CAPTURE(text_of(report));
        CHECK(report.holds());
        CHECK(report.size == (sizes.empty() ? 0 : sizes.back()));
        CHECK(report.entries == report.size);
        CHECK(report.archived == sizes.size() + 1);
        CHECK(report.unknown_count == 0);
        CHECK(report.files >= log.files.files.size());
    }
}

TEST_CASE("three levels of tiles hold, and a wrong one in the middle is told from its neighbours") {
    AuditedLog log(numbered(0, 66'000), {65'600, 66'000});
    REQUIRE(log.files.files.count("tile/2/000.p/1") == 1);
    CHECK(log.check_any().value().holds());

    SUBCASE("a full tile of the middle level") {
        log.files.files["tile/1/000"][32 * 7] ^= 1;
        const auto report = log.check_any().value();
        CAPTURE(text_of(report));
        CHECK(names_only(report, "tile/1/000"));
        REQUIRE(report.findings.size() == 1);
        CHECK(report.findings[0].hash == 7);
    }
    SUBCASE("a bundle below a wrong tile: both are named, nothing else") {
        log.files.files["tile/1/000"][32 * 7] ^= 1;
        log.files.files["tile/entries/009"][5] ^= 1;
        const auto report = log.check_any().value();
        CAPTURE(text_of(report));
        CHECK(report.findings.size() == 2);
        CHECK(names(report, "tile/1/000"));
        CHECK(names(report, "tile/entries/009"));
    }
    SUBCASE("a bundle and its tile rewritten together") {
        auto& bundle = log.files.files["tile/entries/009"];
        bundle[5] ^= 1;
        const ByteView first = ByteView(bundle).subspan(2, bundle[1]);
        const auto leaf = test::rfc6962::prefixed(0x00, first);
        std::copy(leaf.bytes.begin(), leaf.bytes.end(), log.files.files["tile/0/009"].begin());
        const auto report = log.check_any().value();
        CAPTURE(text_of(report));
        CHECK(report.findings.size() == 2);
        CHECK(names(report, "tile/entries/009"));
        CHECK(names(report, "tile/0/009"));
    }
    SUBCASE("the topmost tile") {
        log.files.files["tile/2/000.p/1"][0] ^= 1;
        CHECK(names_only(log.check_any().value(), "tile/2/000.p/1"));
    }
    SUBCASE("a missing tile of the middle level") {
        log.files.files.erase("tile/1/000");
        CHECK(names_only(log.check_any().value(), "tile/1/000"));
    }
}

TEST_CASE("a whole log rewritten under its old checkpoint is found") {
    AuditedLog log(numbered(0, 300), {100, 200, 300});
    auto entries = numbered(0, 300);
    entries[150].push_back('!');
    const AuditedLog other(entries, {100, 200, 300});
    for (const auto& [path, bytes] : other.files.files) {
        if (path.starts_with("tile/")) log.files.files[path] = bytes;
    }
    const auto report = log.check_any().value();
    CAPTURE(text_of(report));
    CHECK_FALSE(report.holds());
    CHECK(names(report, "tile/entries"));
    CHECK(report.findings.back().entry == 100);  // up to here it is the archived log
}

TEST_CASE("an older log shown again is found by what is archived") {
    AuditedLog log(numbered(0, 300), {100, 300});
    log.files.files["checkpoint"] = log.files.files["checkpoints/100"];
    const auto report = log.check_any().value();
    CAPTURE(text_of(report));
    CHECK(names_only(report, "checkpoint"));
    CHECK(report.size == 300);
}

TEST_CASE("without a checkpoint that parses, the newest archived one says what there must be") {
    AuditedLog log(numbered(0, 300), {100, 300});
    log.files.files["checkpoint"].pop_back();
    log.files.files["tile/entries/000"][9] ^= 1;
    const auto report = log.check_any().value();
    CAPTURE(text_of(report));
    CHECK_FALSE(report.checkpoint);
    CHECK(names(report, "checkpoint"));
    CHECK(names(report, "tile/entries/000"));
    CHECK(report.findings.size() == 2);
}

TEST_CASE("entries must be events, unless the log is another's") {
    const auto events = *election::preset("pemilu-2024");
    std::vector<Bytes> entries;
    for (const auto& event : events) {
        entries.push_back(copy_of(bytes_of(election::print_event(event).value())));
    }
    REQUIRE(entries.size() >= 3);

    SUBCASE("they are") {
        AuditedLog log(entries, {entries.size()});
        const auto report = log.check().value();
        CAPTURE(text_of(report));
        CHECK(report.holds());
        CHECK(report.opaque == 0);
    }
    SUBCASE(
        "one is no JSON, one has a field too many, one a personal datum, one is of the future") {
        const auto with = [&](std::string_view text) {
            entries.push_back(copy_of(bytes_of(text)));
        };
        const auto first = entries.size();
        with("not json");
        with(
            R"({"at":null,"by":"x","election":"e","extra":1,"name":"n","parent":null,"type":"region",)"
            R"("unit":{"code":"0","kind":"nasional","scheme":"s"},"v":1})");
        with(R"({"at":null,"by":"x","election":"e","name":"3171234101990001","parent":null,)"
             R"("type":"region","unit":{"code":"0","kind":"nasional","scheme":"s"},"v":1})");
        with(R"({"type":"of the future","v":1})");
        with(R"({"type":"region","v":2})");
        AuditedLog log(entries, {entries.size()});
        const auto report = log.check().value();
        CAPTURE(text_of(report));
        CHECK_FALSE(report.holds());
        REQUIRE(report.findings.size() == 3);
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(report.findings[i].flaw == LogFlaw::malformed);
            CHECK(report.findings[i].entry == first + i);
        }
        CHECK(report.opaque == 2);
        CHECK(log.check_any().value().holds());
    }
    SUBCASE("opaque ones alone do no harm") {
        entries.push_back(copy_of(bytes_of(R"({"type":"of the future","v":1})")));
        AuditedLog log(entries, {entries.size()});
        const auto report = log.check().value();
        CHECK(report.holds());
        CHECK(report.opaque == 1);
    }
}

TEST_CASE("a log of another writer, with files of its own, holds as such") {
    AuditedLog log(numbered(0, 300), {100, 300});
    auto& files = log.files.files;
    for (auto file = files.begin(); file != files.end();) {
        const bool ours = file->first.starts_with("checkpoints/") || file->first == "log.vkey";
        file = ours ? files.erase(file) : std::next(file);
    }
    files["index.html"] = {1};
    files[".state/version"] = {1};
    files.erase("tile/0/001.p/44");
    files["tile/0/001.p/44"] = test::naive_log(numbered(0, 300)).at("tile/0/001.p/44");
    const auto report = log.check_any().value();
    CAPTURE(text_of(report));
    CHECK(report.holds());
    CHECK(report.unknown_files == std::vector<std::string>{".state", "index.html"});

    const auto strict = log.check({Entries::saksi, "", 5, {}}).value();
    CHECK_FALSE(strict.holds());
    CHECK(strict.findings.size() == 5);
    CHECK(strict.findings_not_kept > 295);
}

TEST_CASE("what could not be looked at is an error and no finding") {
    AuditedLog log(numbered(0, 300), {100, 300});
    SUBCASE("no checkpoint at all") {
        log.files.files.erase("checkpoint");
        CHECK(log.check_any().error().code == ErrorCode::not_found);
    }
    SUBCASE("a disk that fails") {
        for (const auto* file : {"checkpoint", "log.vkey", "checkpoints/100", "tile/0/000",
                                 "tile/entries/000", "tile/entries/001.p/44"}) {
            log.files.unreadable = file;
            REQUIRE_FALSE(log.check_any());
            CHECK(log.check_any().error().code == ErrorCode::io);
        }
    }
    SUBCASE("a log that is being written to") {
        log.files.before_read = [&](const std::string& path) {
            if (path != "log/tile/0/000") return;
            log.files.files["checkpoint"] = log.files.files["checkpoints/100"];
            log.files.files["tile/entries/000"][9] ^= 1;
        };
        CHECK(log.check_any().error().code == ErrorCode::inconsistent);
    }
}

TEST_CASE("the policy decides: an unknown log, too few witnesses, another origin") {
    AuditedLog log(numbered(0, 3), {3});
    SUBCASE("an unknown log") {
        log.policy.logs.clear();
        const auto report = log.check_any().value();
        CHECK_FALSE(report.holds());
        CHECK(names(report, "checkpoint"));
    }
    SUBCASE("another key of the same name") {
        log.policy.logs[0].key.public_key = test::key_of("another").public_key();
        const auto report = log.check_any().value();
        CHECK_FALSE(report.holds());
        CHECK(names(report, "checkpoint"));
        CHECK(names(report, "log.vkey"));
    }
    SUBCASE("a witness that has not signed") {
        log.policy.witnesses[0].key.public_key = test::key_of("absent").public_key();
        const auto report = log.check_any().value();
        CAPTURE(text_of(report));
        CHECK(names_only(report, "checkpoint"));
        CHECK(report.policy.counted == 0);
        CHECK(report.policy.needed == 1);
    }
    SUBCASE("another origin was meant") {
        CHECK_FALSE(log.check({Entries::any, "example.org/other", 1000, {}}).value().holds());
        CHECK(log.check({Entries::any, "example.org/log", 1000, {}}).value().holds());
    }
}

TEST_CASE("a signed size beyond anything stored does not keep the auditor busy") {
    AuditedLog log(numbered(0, 3), {3});
    const auto key = test::key_of("log");
    note::KeySigner signer("example.org/log", key);
    const note::Checkpoint absurd{"example.org/log", {std::uint64_t{1} << 60, Hash{}}, {}};
    note::SignedNote note{note::print_checkpoint(absurd), {}};
    note.signatures.push_back(signer.sign(note.text).value());
    log.files.files["checkpoint"] = copy_of(bytes_of(note::print_note(note)));
    const auto report = log.check_any().value();
    CHECK_FALSE(report.holds());
    CHECK(report.findings.size() == 1000);
}

TEST_CASE("progress goes up to the size") {
    AuditedLog log(numbered(0, 700), {700});
    std::vector<std::uint64_t> steps;
    audit::LogCheckOptions options;
    options.entries = Entries::any;
    options.progress = [&](std::uint64_t done, std::uint64_t total) {
        CHECK(total == 700);
        steps.push_back(done);
    };
    REQUIRE(log.check(options));
    CHECK(steps == std::vector<std::uint64_t>{256, 512, 700});
}

TEST_SUITE_END();
