// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/witness.hpp"

#include <doctest/doctest.h>

#include "saksi/core/encoding.hpp"
#include "saksi/core/json.hpp"
#include "support/notes.hpp"
#include "support/printers.hpp"
#include "support/rfc6962.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_log.hpp"

using namespace saksi;
using log::WitnessVerdict;

namespace {

constexpr std::uint64_t noon = 1'700'000'000;

/// A log of numbered entries, as a witness meets it.
struct Met {
    crypto::SigningKey log_key = test::key_of("log");
    note::KeySigner signer{"example.org/log", log_key};
    crypto::SigningKey key = test::key_of("witness");
    note::VerifierKey public_key{"witness.example", note::KeyType::cosignature, key.public_key()};
    note::Policy policy{{{signer.key(), {}}}, {}, {}, {}};

    [[nodiscard]] merkle::TreeHead head(std::size_t size) const {
        return {size, test::rfc6962::mth(test::rfc6962::numbered_entries(size))};
    }
    /// Growth of the numbered entries from one size to another.
    note::GrowthProof request(std::size_t from, std::size_t to) {
        const auto entries = test::rfc6962::numbered_entries(to);
        note::GrowthProof proof;
        proof.old_size = from;
        if (from > 0 && from < to) proof.consistency.path = test::rfc6962::proof(from, entries);
        proof.checkpoint = signed_checkpoint({"example.org/log", head(to), {}});
        return proof;
    }
    note::SignedCheckpoint signed_checkpoint(const note::Checkpoint& checkpoint) {
        return {checkpoint, test::signed_by(signer, note::print_checkpoint(checkpoint))};
    }
};

struct State {
    test::TemporaryDirectory place;
    std::string path = place / "state";
    std::string copy = place / "key.seen";

    Result<log::WitnessState> open(const std::string& name = "witness.example") const {
        return log::WitnessState::open(posix_file_system(), path, copy, name);
    }
    log::WitnessVerdict ask(Met& met, const note::GrowthProof& proof,
                            std::uint64_t now = noon) const {
        auto state = open().value();
        const auto answer =
            log::cosign_growth(state, proof, met.policy, "witness.example", met.key, now).value();
        CHECK(answer.line.has_value() == (answer.report.verdict == WitnessVerdict::may_cosign));
        return answer.report.verdict;
    }
};

}  // namespace

TEST_SUITE_BEGIN("log/witness");

TEST_CASE("a witness cosigns a log that grows, and the line verifies with its time") {
    Met met;
    const State files;
    auto state = files.open().value();
    auto request = met.request(0, 5);
    const auto answer =
        log::cosign_growth(state, request, met.policy, "witness.example", met.key, noon).value();
    REQUIRE(answer.line);
    auto note = request.checkpoint.note;
    note.signatures.push_back(*answer.line);
    std::uint64_t time = 0;
    CHECK(note::verify_signature(note, met.public_key, &time) == note::SignatureVerdict::holds);
    CHECK(time == noon);
    CHECK(*state.find("example.org/log") == log::Witnessed{met.head(5), noon});
}

TEST_CASE("it goes on from what it cosigned last, also after it was closed") {
    Met met;
    const State files;
    CHECK(files.ask(met, met.request(0, 5)) == WitnessVerdict::may_cosign);
    CHECK(files.ask(met, met.request(5, 11), noon + 1) == WitnessVerdict::may_cosign);
    CHECK(files.ask(met, met.request(11, 11), noon + 2) == WitnessVerdict::may_cosign);
}

TEST_CASE("a proof from another size than the one remembered is told which to prove from") {
    Met met;
    const State files;
    CHECK(files.ask(met, met.request(0, 5)) == WitnessVerdict::may_cosign);
    CHECK(files.ask(met, met.request(4, 11)) == WitnessVerdict::other_size);
    CHECK(files.ask(met, met.request(0, 11)) == WitnessVerdict::other_size);
    const log::Witnessed last{met.head(5), noon};
    CHECK(log::judge_growth(met.request(4, 11), met.policy, &last, noon).remembered == 5);
}

TEST_CASE("two histories are never both cosigned") {
    Met met;
    const State files;
    CHECK(files.ask(met, met.request(0, 5)) == WitnessVerdict::may_cosign);
    auto forged = met.request(5, 5);
    SUBCASE("another tree of the same size") {
        auto other = met.head(5);
        other.root.bytes[0] ^= 1;
        forged.checkpoint = met.signed_checkpoint({"example.org/log", other, {}});
    }
    SUBCASE("a larger tree whose proof leads elsewhere") {
        forged = met.request(5, 11);
        forged.consistency.path.back().bytes[31] ^= 1;
    }
    SUBCASE("hashes where none belong") { forged.consistency.path.push_back(met.head(5).root); }
    CHECK(files.ask(met, forged) == WitnessVerdict::not_grown);
    CHECK(files.ask(met, met.request(5, 11)) == WitnessVerdict::may_cosign);
}

TEST_CASE("what the log has not signed, or another log, is not cosigned") {
    Met met;
    const State files;
    auto request = met.request(0, 5);
    SUBCASE("unknown log") {
        met.policy.logs.front().key.name = "example.org/other";
        CHECK(files.ask(met, request) == WitnessVerdict::unknown_log);
    }
    SUBCASE("a signature of another key") {
        met.policy.logs.front().key.public_key = test::key_of("other").public_key();
        CHECK(files.ask(met, request) == WitnessVerdict::not_signed);
    }
    SUBCASE("a signature that does not verify") {
        request.checkpoint.note.signatures.front().signature.back() ^= 1;
        CHECK(files.ask(met, request) == WitnessVerdict::not_signed);
    }
}

TEST_CASE("a clock that went back is noticed") {
    Met met;
    const State files;
    CHECK(files.ask(met, met.request(0, 5)) == WitnessVerdict::may_cosign);
    CHECK(files.ask(met, met.request(5, 11), noon - 1) == WitnessVerdict::clock_went_back);
}

TEST_CASE("the state is one canonical line, for its owner alone") {
    Met met;
    const State files;
    CHECK(files.ask(met, met.request(0, 5)) == WitnessVerdict::may_cosign);
    auto& disk = posix_file_system();
    CHECK(disk.status(files.path).value().mode == 0600);
    const std::string text(text_of(disk.read(files.path, 9999).value()));
    const auto root = to_base64(met.head(5).root.view());
    CHECK(text == R"({"logs":[{"origin":"example.org/log","root":")" + root +
                      R"(","size":5,"time":1700000000}],"v":1,"witness":"witness.example"})"
                      "\n");
    CHECK(disk.read(files.copy, 9999).value() == disk.read(files.path, 9999).value());
}

TEST_CASE("a state that is older than what was cosigned, or gone, is refused") {
    Met met;
    const State files;
    auto& disk = posix_file_system();
    CHECK(files.ask(met, met.request(0, 5)) == WitnessVerdict::may_cosign);
    const auto older = disk.read(files.path, 9999).value();
    CHECK(files.ask(met, met.request(5, 11)) == WitnessVerdict::may_cosign);
    REQUIRE(disk.remove(files.path));
    SUBCASE("gone") {}
    SUBCASE("older") { REQUIRE(disk.write_new(files.path, older, 0600)); }
    CHECK(files.open().error().code == ErrorCode::behind);
}

TEST_CASE("a copy that is older than the state is no hindrance") {
    Met met;
    const State files;
    auto& disk = posix_file_system();
    CHECK(files.ask(met, met.request(0, 5)) == WitnessVerdict::may_cosign);
    const auto older = disk.read(files.copy, 9999).value();
    CHECK(files.ask(met, met.request(5, 11)) == WitnessVerdict::may_cosign);
    REQUIRE(disk.remove(files.copy));
    REQUIRE(disk.write_new(files.copy, older, 0600));
    CHECK(files.ask(met, met.request(11, 12)) == WitnessVerdict::may_cosign);
}

TEST_CASE("a state that is another's, damaged, open to others or in use is refused") {
    Met met;
    const State files;
    auto& disk = posix_file_system();
    CHECK(files.ask(met, met.request(0, 5)) == WitnessVerdict::may_cosign);
    SUBCASE("another witness's") {
        CHECK(files.open("somebody.else").error().code == ErrorCode::usage);
    }
    SUBCASE("in use") {
        const auto held = files.open();
        CHECK(files.open().error().code == ErrorCode::locked);
    }
    SUBCASE("open to others") {
        const auto text = disk.read(files.path, 9999).value();
        REQUIRE(disk.remove(files.path));
        REQUIRE(disk.write_new(files.path, text, 0644));
        CHECK(files.open().error().code == ErrorCode::permission);
    }
    for (const char* text : {"", "\n", "{}\n", "[]\n",
                             R"({"logs":[],"v":2,"witness":"witness.example"})"
                             "\n",
                             R"({"logs":[{}],"v":1,"witness":"witness.example"})"
                             "\n",
                             R"({"logs":{},"v":1,"witness":"witness.example"})"
                             "\n",
                             R"({"logs":[],"v":1,"witness":7})"
                             "\n",
                             R"({"logs":[],"v":1,"witness":"witness.example"})"}) {
        SUBCASE(text) {
            REQUIRE(disk.remove(files.path));
            REQUIRE(disk.write_new(files.path, bytes_of(text), 0600));
            CHECK(files.open().error().code == ErrorCode::malformed);
        }
    }
}

TEST_SUITE_END();
