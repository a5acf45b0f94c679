// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/signed_note.hpp"

#include <doctest/doctest.h>

#include "support/notes.hpp"
#include "support/printers.hpp"
#include "support/vectors.hpp"

TEST_SUITE_BEGIN("note/signed_note");

using namespace saksi;
using namespace saksi::note;
using namespace saksi::test;

namespace {

const std::string text_and_blank_line = "one\ntwo\n\n";
const std::string a_line = "\u2014 example.org/log AQIDBAU=\n";

/// What Go's note.Open says of a note and a set of keys, in our words.
std::string opened(const std::string& text, const Json& vkeys) {
    const auto note = parse_note(text);
    if (!note) return "malformed";
    bool verified = false;
    for (const auto& key : vkeys) {
        const auto verdict = verify_signature(*note, vkey(key.get<std::string>()));
        if (verdict == SignatureVerdict::wrong) return "invalid";
        verified = verified || verdict == SignatureVerdict::holds;
    }
    return verified ? "ok" : "unverified";
}

}  // namespace

TEST_CASE("notes of other implementations are judged as they judge them") {
    for (const auto& vector : read_vectors("signed_notes.json", "notes")) {
        const auto expected = vector["expect"].get<std::string>();
        if (expected == "ambiguous") continue;  // a set of keys, and a policy has none twice
        CAPTURE(vector.dump());
        CHECK(opened(vector["note"].get<std::string>(), vector["verifiers"]) == expected);
    }
}

TEST_CASE("a note that parses prints back as it was") {
    for (const auto& vector : read_vectors("signed_notes.json", "notes")) {
        const auto text = vector["note"].get<std::string>();
        if (const auto note = parse_note(text)) CHECK(print_note(*note) == text);
    }
}

TEST_CASE("a cosignature tells its time") {
    for (const auto& vector : read_vectors("signed_notes.json", "notes")) {
        if (!vector.contains("timestamp")) continue;
        const auto note = parse_note(vector["note"].get<std::string>());
        REQUIRE(note);
        const auto witness = vkey(vector["verifiers"][0].get<std::string>());
        std::uint64_t time = 0;
        CHECK(verify_signature(*note, witness, &time) == SignatureVerdict::holds);
        CHECK(time == vector["timestamp"].get<std::uint64_t>());
    }
}

TEST_CASE("the last blank line splits, the text may hold others") {
    const auto note = parse_note("a\n\nb\n\n" + a_line);
    REQUIRE(note);
    CHECK(note->text == "a\n\nb\n");
    REQUIRE(note->signatures.size() == 1);
    CHECK(note->signatures[0].name == "example.org/log");
    CHECK(note->signatures[0].key_id == KeyId{1, 2, 3, 4});
    CHECK(note->signatures[0].signature == Bytes{5});
}

TEST_CASE("a malformed note is refused, and the line named") {
    const struct {
        std::string text;
        std::string where;
    } cases[] = {
        {"", ""},
        {"\n", ""},
        {"one\n" + a_line, ""},
        {text_and_blank_line, "line 4"},
        {text_and_blank_line + a_line + a_line.substr(0, a_line.size() - 1), "line 5"},
        {text_and_blank_line + a_line + "not a signature\n", "line 5"},
        {text_and_blank_line + "- example.org/log AQIDBAU=\n", "line 4"},
        {text_and_blank_line + "\u2014example.org/log AQIDBAU=\n", "line 4"},
        {text_and_blank_line + "\u2014 AQIDBAU=\n", "line 4"},
        {text_and_blank_line + "\u2014  AQIDBAU=\n", "line 4"},
        {text_and_blank_line + "\u2014 a+b AQIDBAU=\n", "line 4"},
        {text_and_blank_line + "\u2014 a\u00a0b AQIDBAU=\n", "line 4"},
        {text_and_blank_line + "\u2014 a b AQIDBAU=\n", "line 4"},
        {text_and_blank_line + "\u2014 a AQIDBA==\n", "line 4"},  // no byte after the key id
        {text_and_blank_line + "\u2014 a \n", "line 4"},
        {text_and_blank_line + "\u2014 a AQIDBAU\n", "line 4"},    // no padding
        {text_and_blank_line + "\u2014 a AQIDBAV=\n", "line 4"},   // spare bits set
        {text_and_blank_line + "\u2014 a AQIDBAU= \n", "line 4"},  // trailing space
        {"\tone\n\n" + a_line, "byte 0"},
        {"one\r\n\n" + a_line, "byte 3"},
        {"\xff\n\n" + a_line, "byte 0"},
        {text_and_blank_line + "\u2014 \xc3 AQIDBAU=\n", "byte 13"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.text);
        const auto note = parse_note(each.text);
        REQUIRE_FALSE(note);
        CHECK(note.error().code != ErrorCode::too_large);
        CHECK(note.error().where == each.where);
    }
}

TEST_CASE("DEL and a byte order mark are characters like others") {
    CHECK(parse_note("\x7f\n\n" + a_line));
    CHECK(parse_note("\xef\xbb\xbfone\n\n" + a_line));
}

TEST_CASE("a hundred signatures are read, one more is not") {
    auto text = text_and_blank_line;
    for (int i = 0; i < 100; ++i) text += a_line;
    CHECK(parse_note(text));
    const auto one_more = parse_note(text + a_line);
    REQUIRE_FALSE(one_more);
    CHECK(one_more.error().code == ErrorCode::too_large);
}

TEST_CASE("a note of a million bytes is read, one byte more is not") {
    const auto rest = "\n\n" + a_line;
    const std::string text(1'000'000 - rest.size(), 'x');
    CHECK(parse_note(text + rest));
    const auto longer = parse_note(text + "x" + rest);
    REQUIRE_FALSE(longer);
    CHECK(longer.error().code == ErrorCode::too_large);
}

TEST_CASE("a key is known by name and id together") {
    const auto key = key_from("log");
    KeySigner signer("example.org/log", key);
    const auto good = signed_by(signer, "text\n");
    CHECK(verify_signature(good, signer.key()) == SignatureVerdict::holds);

    SUBCASE("another name with the same id says nothing of this key") {
        auto note = good;
        note.signatures[0].name = "example.org/other";
        CHECK(verify_signature(note, signer.key()) == SignatureVerdict::absent);
    }
    SUBCASE("another id under the same name says nothing of this key") {
        auto note = good;
        note.signatures[0].key_id[0] ^= 1;
        CHECK(verify_signature(note, signer.key()) == SignatureVerdict::absent);
    }
    SUBCASE("a damaged signature is wrong, not absent") {
        auto note = good;
        note.signatures[0].signature[0] ^= 1;
        CHECK(verify_signature(note, signer.key()) == SignatureVerdict::wrong);
    }
    SUBCASE("a signature of another length is wrong") {
        auto note = good;
        note.signatures[0].signature.push_back(0);
        CHECK(verify_signature(note, signer.key()) == SignatureVerdict::wrong);
    }
    SUBCASE("a changed text makes it wrong") {
        auto note = good;
        note.text = "text \n";
        CHECK(verify_signature(note, signer.key()) == SignatureVerdict::wrong);
    }
}

TEST_CASE("the first line of a key counts, whatever a later one says") {
    const auto key = key_from("log");
    KeySigner signer("example.org/log", key);
    auto note = signed_by(signer, "text\n");
    auto damaged = note.signatures[0];
    damaged.signature[0] ^= 1;

    note.signatures.push_back(damaged);
    CHECK(verify_signature(note, signer.key()) == SignatureVerdict::holds);
    std::swap(note.signatures[0], note.signatures[1]);
    CHECK(verify_signature(note, signer.key()) == SignatureVerdict::wrong);
}

TEST_CASE("a log's signature does not pass as a cosignature of the same key, nor the reverse") {
    const auto key = key_from("both");
    const std::string text = "example.org/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
    KeySigner signer("example.org/both", key);
    const VerifierKey as_witness{"example.org/both", KeyType::cosignature, key.public_key()};

    auto note = signed_by(signer, text);
    CHECK(verify_signature(note, as_witness) == SignatureVerdict::absent);
    note.signatures[0].key_id = as_witness.id();
    CHECK(verify_signature(note, as_witness) == SignatureVerdict::wrong);

    note.signatures[0] = cosign(text, 1, "example.org/both", key).value();
    CHECK(verify_signature(note, as_witness) == SignatureVerdict::holds);
    CHECK(verify_signature(note, signer.key()) == SignatureVerdict::absent);
    note.signatures[0].key_id = signer.key().id();
    CHECK(verify_signature(note, signer.key()) == SignatureVerdict::wrong);
}

TEST_CASE("signature lines alone are read as a witness answers them") {
    const auto lines = parse_signature_lines(a_line + a_line);
    REQUIRE(lines);
    CHECK(lines->size() == 2);
    CHECK(print_signature_line(lines->front()) == a_line);

    CHECK_FALSE(parse_signature_lines(""));
    CHECK_FALSE(parse_signature_lines("\n" + a_line));
    CHECK_FALSE(parse_signature_lines(a_line + "\n"));
    CHECK_FALSE(parse_signature_lines(a_line + "x"));
}

TEST_CASE("verdicts have names, and the first of them is no success") {
    CHECK(SignatureVerdict{} == SignatureVerdict::not_checked);
    CHECK(to_string(SignatureVerdict::not_checked) == "not_checked");
    CHECK(to_string(SignatureVerdict::holds) == "holds");
    CHECK(to_string(SignatureVerdict::absent) == "absent");
    CHECK(to_string(SignatureVerdict::wrong) == "wrong");
}

TEST_SUITE_END();
