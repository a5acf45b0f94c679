// Ed25519 signatures are deterministic: with another implementation's key we
// must make its very signature lines.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/signer.hpp"

#include <doctest/doctest.h>

#include "saksi/note/checkpoint.hpp"
#include "support/notes.hpp"
#include "support/printers.hpp"
#include "support/vectors.hpp"

TEST_SUITE_BEGIN("note/signer");

using namespace saksi;
using namespace saksi::note;
using namespace saksi::test;

namespace {

/// The key in Go's "PRIVATE+KEY+name+id+base64(type, seed)".
crypto::SigningKey key_of_go(const std::string& skey) {
    const auto material = base64(skey.substr(skey.find('+', skey.find('+', 12) + 1) + 1));
    return std::move(*crypto::SigningKey::from_seed(ByteView(material).subspan(1)));
}

const std::string a_checkpoint =
    "example.org/log\n1\nFuY/gqk1rGwMRTBPTgeiN+muR+tMuklSPita9Abo3lI=\n";

}  // namespace

TEST_CASE("with Go's test key we write Go's signature") {
    const auto vector = read_vectors("signed_notes.json", "notes")[1];
    const auto key = key_of_go(vector["signer_keys"][0].get<std::string>());
    const auto note = parse_note(vector["note"].get<std::string>());
    REQUIRE(note);

    KeySigner signer("PeterNeumann", key);
    CHECK(to_vkey(signer.key()) == vector["verifiers"][0].get<std::string>());
    const auto line = signer.sign(note->text);
    REQUIRE(line);
    CHECK(*line == note->signatures[0]);
}

TEST_CASE("with another witness's test key we write its cosignature") {
    std::size_t compared = 0;
    for (const auto& vector : read_vectors("signed_notes.json", "notes")) {
        if (!vector.contains("cosigner_ed25519_seed_hex")) continue;
        const auto seed = hex(vector["cosigner_ed25519_seed_hex"].get<std::string>());
        const auto key = crypto::SigningKey::from_seed(seed);
        REQUIRE(key);
        const auto witness = vkey(vector["verifiers"][0].get<std::string>());
        const auto note = parse_note(vector["note"].get<std::string>());
        REQUIRE(note);
        const auto line =
            cosign(note->text, vector["timestamp"].get<std::uint64_t>(), witness.name, *key);
        REQUIRE(line);
        CHECK(*line == note->signatures.back());
        ++compared;
    }
    CHECK(compared == 3);
}

TEST_CASE("only the text of a note is signed") {
    const auto key = key_from("log");
    KeySigner signer("example.org/log", key);
    CHECK(signer.sign("text\n"));
    CHECK_FALSE(signer.sign(""));
    CHECK_FALSE(signer.sign("text"));
    CHECK_FALSE(signer.sign("te\txt\n"));
    CHECK_FALSE(signer.sign("te\xfft\n"));
}

TEST_CASE("a witness cosigns checkpoints only, and never without a time") {
    const auto key = key_from("witness");
    CHECK(cosign(a_checkpoint, 1, "example.org/witness", key));
    CHECK(cosign(a_checkpoint, 0x7fff'ffff'ffff'ffff, "example.org/witness", key));

    CHECK_FALSE(cosign(a_checkpoint, 0, "example.org/witness", key));
    CHECK_FALSE(cosign(a_checkpoint, 0x8000'0000'0000'0000, "example.org/witness", key));
    CHECK_FALSE(cosign(a_checkpoint, 1, "not a name", key));
    CHECK_FALSE(cosign("This is an example message.\n", 1, "example.org/witness", key));
    CHECK_FALSE(cosign("\t" + a_checkpoint, 1, "example.org/witness", key));
}

TEST_CASE("a cosignature holds for its own time only") {
    const auto key = key_from("witness");
    const VerifierKey witness{"example.org/witness", KeyType::cosignature, key.public_key()};
    SignedNote note{a_checkpoint, {cosign(a_checkpoint, 1'700'000'000, witness.name, key).value()}};
    std::uint64_t time = 0;
    CHECK(verify_signature(note, witness, &time) == SignatureVerdict::holds);
    CHECK(time == 1'700'000'000);

    time = 0;
    note.signatures[0].signature[7] ^= 1;
    CHECK(verify_signature(note, witness, &time) == SignatureVerdict::wrong);
    CHECK(time == 0);
    note.signatures[0].signature[7] ^= 1;
    note.signatures[0].signature[0] ^= 0x80;
    CHECK(verify_signature(note, witness) == SignatureVerdict::wrong);
    note.signatures[0].signature.resize(8);
    CHECK(verify_signature(note, witness) == SignatureVerdict::wrong);
}

TEST_SUITE_END();
