// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/tlog_proof.hpp"

#include <doctest/doctest.h>

#include "saksi/merkle/hash.hpp"
#include "support/notes.hpp"
#include "support/printers.hpp"
#include "support/vectors.hpp"

TEST_SUITE_BEGIN("note/tlog_proof");

using namespace saksi;
using namespace saksi::note;
using namespace saksi::test;

namespace {

const std::string a_hash = "FuY/gqk1rGwMRTBPTgeiN+muR+tMuklSPita9Abo3lI=\n";
const std::string a_checkpoint =
    "example.org/log\n9\n" + a_hash + "\n\u2014 example.org/log AQIDBAU=\n";
const std::string version = "c2sp.org/tlog-proof@v1\n";

std::string hashes(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += a_hash;
    return text;
}

}  // namespace

TEST_CASE("proofs of another implementation parse, print back and hold") {
    const auto vectors = read_vectors("tlog_proofs.json");
    const auto log = vkey(vectors["log_vkey"].get<std::string>());
    const auto witness = vkey(vectors["witness_vkey"].get<std::string>());
    for (const auto& vector : vectors["cases"]) {
        const auto text = vector["tlog_proof"].get<std::string>();
        CAPTURE(text);
        const auto proof = parse_tlog_proof(text);
        REQUIRE(proof);
        CHECK(print_tlog_proof(*proof) == text);
        CHECK(proof->inclusion.index == vector["index"].get<std::uint64_t>());

        const auto& [checkpoint, note] = proof->checkpoint;
        CHECK(checkpoint.head.size == vector["size"].get<std::uint64_t>());
        std::uint64_t time = 0;
        CHECK(verify_signature(note, log) == SignatureVerdict::holds);
        CHECK(verify_signature(note, witness, &time) == SignatureVerdict::holds);
        CHECK(time == vectors["cosignature_timestamp"].get<std::uint64_t>());

        const auto entry = base64(vector["entry_base64"].get<std::string>());
        CHECK(merkle::verify_inclusion(proof->inclusion, merkle::leaf_hash(entry),
                                       checkpoint.head) == merkle::ProofVerdict::holds);
        CHECK(merkle::verify_inclusion(proof->inclusion, merkle::leaf_hash({}), checkpoint.head) ==
              merkle::ProofVerdict::root_mismatch);
    }
}

TEST_CASE("extra bytes are kept, and none is not the same as an empty line of them") {
    const auto extra =
        parse_tlog_proof(version + "extra b3BhcXVlIGV4dHJh\nindex 0\n\n" + a_checkpoint);
    REQUIRE(extra);
    CHECK(text_of(extra->extra.value()) == "opaque extra");
    const auto empty = parse_tlog_proof(version + "extra \nindex 0\n\n" + a_checkpoint);
    REQUIRE(empty);
    CHECK(empty->extra == Bytes{});
    const auto none = parse_tlog_proof(version + "index 0\n\n" + a_checkpoint);
    REQUIRE(none);
    CHECK_FALSE(none->extra);
}

TEST_CASE("a malformed proof is refused, and the line named") {
    const struct {
        std::string text;
        std::string where;
    } cases[] = {
        {"", "line 1"},
        {"index 0\n\n" + a_checkpoint, "line 1"},  // as before the version line existed
        {"c2sp.org/tlog-proof@v2\nindex 0\n\n" + a_checkpoint, "line 1"},
        {version, "line 2"},
        {version + "extra", "line 2"},
        {version + "extra b3Bh", "line 2"},
        {version + "extra !\nindex 0\n\n" + a_checkpoint, "line 2"},
        {version + "extra b3Bh\nextra b3Bh\nindex 0\n\n" + a_checkpoint, "line 3"},
        {version + "index 0\nextra b3Bh\n\n" + a_checkpoint, "line 3"},
        {version + "index\n\n" + a_checkpoint, "line 2"},
        {version + "index 00\n\n" + a_checkpoint, "line 2"},
        {version + "index -1\n\n" + a_checkpoint, "line 2"},
        {version + "index 9223372036854775808\n\n" + a_checkpoint, "line 2"},
        {version + "index 0\n" + a_hash, "line 4"},
        {version + "index 0\n" + a_checkpoint, "line 3"},
        {version + "index 0\n" + a_hash.substr(4) + "\n" + a_checkpoint, "line 3"},
        {version + "index 0\n " + a_hash + "\n" + a_checkpoint, "line 3"},
        {version + "index 0\n\n", "checkpoint"},
        {version + "index 0\n\n\n" + a_checkpoint, "checkpoint: line 1"},
        {version + "index 0\n\n" + a_checkpoint + "\n", "checkpoint: line 7"},
        {version + "index 0\n\n" + a_checkpoint + a_checkpoint, "checkpoint: line 4"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.text);
        const auto proof = parse_tlog_proof(each.text);
        REQUIRE_FALSE(proof);
        CHECK(proof.error().where == each.where);
    }
}

TEST_CASE("63 hashes are read, one more is not") {
    CHECK(parse_tlog_proof(version + "index 0\n" + hashes(63) + "\n" + a_checkpoint));
    CHECK(parse_growth_proof("old 0\n" + hashes(63) + "\n" + a_checkpoint));
    const auto inclusion =
        parse_tlog_proof(version + "index 0\n" + hashes(64) + "\n" + a_checkpoint);
    REQUIRE_FALSE(inclusion);
    CHECK(inclusion.error().code == ErrorCode::too_large);
    const auto growth = parse_growth_proof("old 0\n" + hashes(64) + "\n" + a_checkpoint);
    REQUIRE_FALSE(growth);
    CHECK(growth.error().code == ErrorCode::too_large);
}

TEST_CASE("a million bytes are read, more are not") {
    const auto rest = "\nindex 0\n\n" + a_checkpoint;
    auto extra =
        "extra " + std::string((1'000'000 - version.size() - rest.size() - 6) / 4 * 4, 'A');
    CHECK(parse_tlog_proof(version + extra + rest));
    const auto longer = parse_tlog_proof(version + extra + "AAAA" + rest);
    REQUIRE_FALSE(longer);
    CHECK(longer.error().code == ErrorCode::too_large);
}

TEST_CASE(
    "requests to a witness parse exactly when they are not malformed, and hold when it says so") {
    const auto vectors = read_vectors("witness_add_checkpoint.json");
    const auto log = vkey(vectors["log_vkey"].get<std::string>());
    merkle::TreeHead cosigned{0, merkle::empty_root()};
    for (const auto& step : vectors["steps"]) {
        // One step spoils a signature by setting spare bits of its base64. To us
        // that is malformed; spoiled in a bit that counts, it is a wrong signature.
        const auto given = step["request_body"].get<std::string>();
        const auto text = replaced(given, "6gx=\n", "6gw=\n");
        CHECK((text == given || !parse_growth_proof(given)));
        const auto status = step["status"].get<int>();
        CAPTURE(step["name"].get<std::string>());
        const auto growth = parse_growth_proof(text);
        REQUIRE(growth.has_value() == (status != 400));
        if (!growth) continue;
        CHECK(print_growth_proof(*growth) == text);

        const auto& [checkpoint, note] = growth->checkpoint;
        const bool signed_by_log = verify_signature(note, log) == SignatureVerdict::holds;
        const bool known = checkpoint.origin == vectors["log_origin"].get<std::string>();
        CHECK((signed_by_log && known) == (status != 403 && status != 404));
        if (status != 200 && status != 422) continue;
        CHECK(growth->old_size == cosigned.size);
        const auto verdict = merkle::verify_growth(growth->consistency, cosigned, checkpoint.head);
        CHECK((verdict == merkle::ProofVerdict::holds) == (status == 200));
        if (status == 200) cosigned = checkpoint.head;
    }
}

TEST_CASE("a malformed growth proof is refused, and the line named") {
    const struct {
        std::string text;
        std::string where;
    } cases[] = {
        {"", "line 1"},
        {"old\n\n" + a_checkpoint, "line 1"},
        {"old 01\n\n" + a_checkpoint, "line 1"},
        {"old 1 \n\n" + a_checkpoint, "line 1"},
        {"new 1\n\n" + a_checkpoint, "line 1"},
        {"old 1\n" + a_checkpoint, "line 2"},
        {"old 1\n" + a_hash, "line 3"},
        {"old 1\n\n", "checkpoint"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.text);
        const auto proof = parse_growth_proof(each.text);
        REQUIRE_FALSE(proof);
        CHECK(proof.error().where == each.where);
    }
}

TEST_SUITE_END();
