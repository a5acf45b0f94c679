// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/policy.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "saksi/merkle/hash.hpp"
#include "saksi/note/tlog_proof.hpp"
#include "support/notes.hpp"
#include "support/printers.hpp"
#include "support/vectors.hpp"

TEST_SUITE_BEGIN("note/policy");

using namespace saksi;
using namespace saksi::note;
using namespace saksi::test;

namespace {

constexpr std::uint64_t cosigned_at = 1'700'000'000;

/// A log, and witnesses a to f, each with a key of its own.
struct Cast {
    crypto::SigningKey log_key = key_from("log");
    KeySigner log{"example.org/log", log_key};
    std::string text = "example.org/log\n1\nFuY/gqk1rGwMRTBPTgeiN+muR+tMuklSPita9Abo3lI=\n";

    [[nodiscard]] static std::string witness_vkey(char name) {
        const auto key = key_from(std::string("witness ") + name);
        return to_vkey(
            {std::string("example.org/") + name, KeyType::cosignature, key.public_key()});
    }

    /// The log, witnesses a to f, then `rest`.
    [[nodiscard]] std::string policy_text(const std::string& rest) const {
        auto lines = "log " + to_vkey(log.key()) + "\n";
        for (const char name : std::string("abcdef")) {
            lines += std::string("witness ") + name + " " + witness_vkey(name) + "\n";
        }
        return lines + rest;
    }

    [[nodiscard]] Policy policy(const std::string& rest) const {
        return parse_policy(policy_text(rest)).value();
    }

    /// Signed by the log and these witnesses.
    [[nodiscard]] SignedCheckpoint checkpoint(const std::string& witnesses) {
        auto note = signed_by(log, text);
        for (const char name : witnesses) {
            const auto key = key_from(std::string("witness ") + name);
            note.signatures.push_back(
                cosign(text, cosigned_at, std::string("example.org/") + name, key).value());
        }
        return {parse_checkpoint(text).value(), std::move(note)};
    }
};

std::string reason_of(const std::string& text) {
    const auto policy = parse_policy(text);
    return policy ? "" : policy.error().reason;
}

}  // namespace

TEST_CASE("policies of other implementations are taken or refused as they say") {
    for (const auto& text : read_vectors("policies.json", "good")) {
        CAPTURE(text.get<std::string>());
        CHECK(parse_policy(text.get<std::string>()));
    }
    for (const auto& bad : read_vectors("policies.json", "bad")) {
        CAPTURE(bad[0].get<std::string>());
        CHECK_FALSE(parse_policy(bad[1].get<std::string>()));
    }
}

TEST_CASE("the example policy accepts the example proofs") {
    std::ifstream file(SAKSI_SOURCE_DIR "/tests/vectors/policy_example.txt");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto policy = parse_policy(text);
    REQUIRE(policy);
    for (const auto& vector : read_vectors("tlog_proofs.json", "cases")) {
        const auto proof = parse_tlog_proof(vector["tlog_proof"].get<std::string>());
        REQUIRE(proof);
        const auto report = check_policy(proof->checkpoint, *policy);
        CHECK(report.holds());
        REQUIRE(report.witnesses.size() == 1);
        CHECK(report.witnesses[0].name == "w1");
        CHECK(report.witnesses[0].time == 1679315147);
    }
}

TEST_CASE("spaces, tabs, comments and empty lines do not matter") {
    const Cast cast;
    const auto plain = parse_policy(cast.policy_text("group g 2 a b c\nquorum g\n"));
    const auto spaced = parse_policy(
        "# first\n\n" + cast.policy_text("\t group\tg  2 a\tb c \n \t\n  # x\n quorum g\t\n"));
    REQUIRE(plain);
    REQUIRE(spaced);
    CHECK(*plain == *spaced);
}

TEST_CASE("a file with a verifier key alone means that log and no witness") {
    Cast cast;
    const auto policy = parse_policy("\n" + to_vkey(cast.log.key()) + "\n\n");
    REQUIRE(policy);
    CHECK(policy->witnesses.empty());
    const auto report = check_policy(cast.checkpoint(""), *policy);
    CHECK(report.holds());
    CHECK(report.needed == 0);

    CHECK(reason_of(Cast::witness_vkey('a') + "\n") == "this is a witness's key, not a log's");
    CHECK_FALSE(parse_policy(to_vkey(cast.log.key()) + "\n" + to_vkey(cast.log.key()) + "\n"));
}

TEST_CASE("addresses are kept") {
    const Cast cast;
    const auto policy =
        parse_policy("log " + to_vkey(cast.log.key()) + " https://example.org/log/\nwitness a " +
                     Cast::witness_vkey('a') + " https://example.org/a/\nquorum a\n");
    REQUIRE(policy);
    CHECK(policy->logs[0].url == "https://example.org/log/");
    CHECK(policy->witnesses[0].url == "https://example.org/a/");
    CHECK(policy->quorum == "a");
}

TEST_CASE("what is wrong with a policy is said, with its line") {
    const Cast cast;
    const auto log = to_vkey(cast.log.key());
    const auto witness = Cast::witness_vkey('a');
    auto log_as_witness = cast.log.key();
    log_as_witness.type = KeyType::cosignature;
    const struct {
        std::string lines;  ///< after six witnesses and a log
        std::string reason;
    } cases[] = {
        {"", "a policy needs a quorum line"},
        {"quorum a\nquorum a\n", "a second quorum line"},
        {"quorum none\nquorum none\n", "a second quorum line"},
        {"quorum g\n", "no earlier line defines this name"},
        {"quorum g\ngroup g any a\n", "no earlier line defines this name"},
        {"quorum\n", "expected: quorum NAME|none"},
        {"quorum a b\n", "expected: quorum NAME|none"},
        {"group g any\nquorum a\n", "expected: group NAME all|any|NUMBER MEMBER…"},
        {"group g 0 a\nquorum g\n", "a group needs all, any, or from 1 to as many as its members"},
        {"group g 2 a\nquorum g\n", "a group needs all, any, or from 1 to as many as its members"},
        {"group g 01 a\nquorum g\n", "a group needs all, any, or from 1 to as many as its members"},
        {"group g ANY a\nquorum g\n",
         "a group needs all, any, or from 1 to as many as its members"},
        {"group g any x\nquorum g\n", "no earlier line defines this name"},
        {"group g any g\nquorum g\n", "no earlier line defines this name"},
        {"group g any none\nquorum g\n", "no earlier line defines this name"},
        {"group g any a a\nquorum g\n", "a member of a group already"},
        {"group g any a\ngroup h any a\nquorum h\n", "a member of a group already"},
        {"group a any b\nquorum a\n", "a name that is taken already"},
        {"group any any b\nquorum any\n", "a keyword cannot be a name"},
        {"group none any b\nquorum none\n", "a keyword cannot be a name"},
        {"witness w\nquorum a\n", "expected: witness NAME KEY [URL]"},
        {"witness w " + witness + " u x\nquorum a\n", "expected: witness NAME KEY [URL]"},
        {"witness w " + witness + "\nquorum a\n", "the same public key as another witness's"},
        {"witness log " + witness + "\nquorum a\n", "a keyword cannot be a name"},
        {"witness w " + log + "\nquorum a\n",
         "a witness's key has type 04 (cosignature); this is a log's"},
        {"log\nquorum a\n", "expected: log KEY [URL]"},
        {"log " + log + " u x\nquorum a\n", "expected: log KEY [URL]"},
        {"log " + log + "\nquorum a\n", "the same public key as another log's"},
        {"log " + to_vkey(log_as_witness) + "\nquorum a\n", "this is a witness's key, not a log's"},
        {"observe a\nquorum a\n", "not a line of a policy"},
        {"Quorum a\n", "not a line of a policy"},
        {"quorum a\r\n", "a control character in a policy"},
        {"# \x7f\nquorum a\n", "a control character in a policy"},
        {"group \xff any a\nquorum \xff\n", "not valid UTF-8"},
        {"quorum a", "the last line does not end in LF"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.lines);
        const auto policy = parse_policy(cast.policy_text(each.lines));
        REQUIRE_FALSE(policy);
        CHECK(policy.error().reason == each.reason);
        const bool whole_file = each.lines.empty();
        CHECK(policy.error().where.starts_with(whole_file ? "" : "line "));
    }
}

TEST_CASE("a key listed twice is one too many, also under another name") {
    const Cast cast;
    auto renamed = cast.log.key();
    renamed.name = "example.org/other";
    CHECK(reason_of("log " + to_vkey(cast.log.key()) + "\nlog " + to_vkey(renamed) +
                    "\nquorum none\n") == "the same public key as another log's");
}

TEST_CASE("a policy of more than a million bytes is not read") {
    const auto policy = parse_policy("quorum none\n#" + std::string(1'000'000, ' ') + "\n");
    REQUIRE_FALSE(policy);
    CHECK(policy.error().code == ErrorCode::too_large);
}

TEST_CASE("every set of witnesses is counted as its group says") {
    Cast cast;
    const auto policy = cast.policy("group g 2 a b c\nquorum g\n");
    for (unsigned set = 0; set < 8; ++set) {
        std::string cosigned;
        for (unsigned i = 0; i < 3; ++i) {
            if ((set >> i & 1) != 0) cosigned += static_cast<char>('a' + i);
        }
        CAPTURE(cosigned);
        const auto report = check_policy(cast.checkpoint(cosigned), policy);
        CHECK(report.needed == 2);
        CHECK(report.counted == cosigned.size());
        CHECK(report.quorum_met == (cosigned.size() >= 2));
        CHECK(report.holds() == report.quorum_met);
    }
}

TEST_CASE("groups of groups are counted from the inside") {
    Cast cast;
    // Two of: all of a b; any of c d; e.
    const auto policy =
        cast.policy("group x all a b\ngroup y any c d\ngroup z 2 x y e\nquorum z\n");
    const auto met = [&](const std::string& cosigned) {
        return check_policy(cast.checkpoint(cosigned), policy).quorum_met;
    };
    CHECK(met("abc"));
    CHECK(met("abd"));
    CHECK(met("abe"));
    CHECK(met("ce"));
    CHECK(met("abcdef"));
    CHECK_FALSE(met(""));
    CHECK_FALSE(met("ab"));
    CHECK_FALSE(met("ac"));
    CHECK_FALSE(met("cd"));
    CHECK_FALSE(met("e"));
    CHECK_FALSE(met("aef"));

    const auto report = check_policy(cast.checkpoint("ace"), policy);
    CHECK(report.needed == 2);
    CHECK(report.counted == 2);
}

TEST_CASE("a single witness can be the quorum") {
    Cast cast;
    const auto policy = cast.policy("quorum b\n");
    CHECK(check_policy(cast.checkpoint("b"), policy).holds());
    const auto report = check_policy(cast.checkpoint("ac"), policy);
    CHECK_FALSE(report.holds());
    CHECK(report.needed == 1);
    CHECK(report.counted == 0);
}

TEST_CASE("a policy without logs accepts nothing") {
    Cast cast;
    const auto policy = parse_policy("quorum none\n");
    REQUIRE(policy);
    const auto report = check_policy(cast.checkpoint(""), *policy);
    CHECK_FALSE(report.origin_known);
    CHECK(report.log_signature == SignatureVerdict::not_checked);
    CHECK(report.quorum_met);
    CHECK_FALSE(report.holds());
}

TEST_CASE("a log vouches for its own origin only") {
    Cast cast;
    const auto policy = cast.policy("quorum none\n");
    auto checkpoint = cast.checkpoint("");
    checkpoint.checkpoint.origin = "example.org/other";
    checkpoint.note.text = replaced(checkpoint.note.text, "example.org/log", "example.org/other");
    checkpoint.note.signatures = {cast.log.sign(checkpoint.note.text).value()};
    const auto report = check_policy(checkpoint, policy);
    CHECK_FALSE(report.origin_known);
    CHECK_FALSE(report.holds());
}

TEST_CASE("what every witness did is told, also beyond the quorum") {
    Cast cast;
    const auto policy = cast.policy("quorum a\n");
    auto checkpoint = cast.checkpoint("ab");

    SUBCASE("all well") {
        const auto report = check_policy(checkpoint, policy);
        REQUIRE(report.witnesses.size() == 6);
        CHECK(report.witnesses[1].name == "b");
        CHECK(report.witnesses[1].signature == SignatureVerdict::holds);
        CHECK(report.witnesses[1].time == cosigned_at);
        CHECK(report.witnesses[2].signature == SignatureVerdict::absent);
        CHECK(report.holds());
    }
    SUBCASE("a wrong signature of a known witness spoils the checkpoint, needed or not") {
        checkpoint.note.signatures[2].signature[20] ^= 1;
        const auto report = check_policy(checkpoint, policy);
        CHECK(report.witnesses[1].signature == SignatureVerdict::wrong);
        CHECK(report.witnesses[1].time == 0);
        CHECK(report.quorum_met);
        CHECK_FALSE(report.holds());
    }
    SUBCASE("a signature of somebody unknown spoils nothing") {
        checkpoint.note.signatures.push_back({"example.org/stranger", {1, 2, 3, 4}, Bytes(64)});
        CHECK(check_policy(checkpoint, policy).holds());
    }
    SUBCASE("without the log's own signature no number of witnesses helps") {
        checkpoint.note.signatures.erase(checkpoint.note.signatures.begin());
        const auto report = check_policy(checkpoint, policy);
        CHECK(report.origin_known);
        CHECK(report.log_signature == SignatureVerdict::absent);
        CHECK_FALSE(report.holds());
    }
}

TEST_CASE("of a log's two keys one suffices, but neither may be wrong") {
    Cast cast;
    const auto new_key = key_from("log, later");
    KeySigner new_signer("example.org/log", new_key);
    const auto policy = parse_policy("log " + to_vkey(cast.log.key()) + "\nlog " +
                                     to_vkey(new_signer.key()) + "\nquorum none\n");
    REQUIRE(policy);

    auto checkpoint = cast.checkpoint("");
    CHECK(check_policy(checkpoint, *policy).holds());
    checkpoint.note.signatures.push_back(new_signer.sign(cast.text).value());
    CHECK(check_policy(checkpoint, *policy).holds());
    checkpoint.note.signatures[1].signature[0] ^= 1;
    CHECK(check_policy(checkpoint, *policy).log_signature == SignatureVerdict::wrong);
    std::swap(checkpoint.note.signatures[0], checkpoint.note.signatures[1]);
    CHECK_FALSE(check_policy(checkpoint, *policy).holds());
    checkpoint.note.signatures.erase(checkpoint.note.signatures.begin());
    CHECK(check_policy(checkpoint, *policy).holds());
}

TEST_SUITE_END();
