// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/key.hpp"

#include <doctest/doctest.h>

#include <set>

#include "support/notes.hpp"
#include "support/printers.hpp"
#include "support/vectors.hpp"

TEST_SUITE_BEGIN("note/key");

using namespace saksi;
using namespace saksi::note;
using namespace saksi::test;

namespace {

std::set<std::string> good_vkeys() {
    std::set<std::string> keys;
    for (const auto& note : read_vectors("signed_notes.json", "notes")) {
        for (const auto& key : note["verifiers"]) keys.insert(key.get<std::string>());
    }
    return keys;
}

}  // namespace

TEST_CASE("verifier keys of other implementations print back as they were") {
    CHECK(good_vkeys().size() > 5);
    for (const auto& text : good_vkeys()) {
        CAPTURE(text);
        const auto key = parse_vkey(text);
        REQUIRE(key);
        CHECK(to_vkey(*key) == text);
    }
}

TEST_CASE("no part of a verifier key is one") {
    for (const auto& text : good_vkeys()) {
        for (std::size_t begin = 0; begin < text.size(); ++begin) {
            for (std::size_t size = 0; begin + size <= text.size(); ++size) {
                if (size == text.size()) continue;
                const auto part = text.substr(begin, size);
                CAPTURE(part);
                REQUIRE_FALSE(parse_vkey(part));
            }
        }
    }
}

TEST_CASE("a verifier key with one byte changed is none") {
    for (const auto& text : good_vkeys()) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            auto changed = text;
            ++changed[i];
            CAPTURE(changed);
            REQUIRE_FALSE(parse_vkey(changed));
        }
    }
}

TEST_CASE("keys of other implementations' refusals are refused here") {
    for (const auto& text : read_vectors("signed_notes.json", "bad_vkeys")) {
        CHECK_FALSE(parse_vkey(text.get<std::string>()));
    }
}

TEST_CASE("a key of another length or type is refused though its id matches") {
    const auto vkey_with = [](const Bytes& material) {
        const auto id = crypto::Sha256().add(bytes_of("name\n")).add(material).finish();
        return "name+" + to_hex(id.view().first(4)) + "+" + to_base64(material);
    };
    Bytes material(33, 0x01);
    CHECK(parse_vkey(vkey_with(material)));

    for (const std::size_t length : {1U, 32U, 34U}) {
        material.resize(length, 0x01);
        const auto key = parse_vkey(vkey_with(material));
        REQUIRE_FALSE(key);
        CHECK(key.error().code == ErrorCode::malformed);
    }
    material.resize(33);
    for (const int type : {0x00, 0x02, 0x03, 0x05, 0x06, 0xff}) {
        material[0] = static_cast<std::uint8_t>(type);
        const auto key = parse_vkey(vkey_with(material));
        REQUIRE_FALSE(key);
        CHECK(key.error().code == ErrorCode::unsupported);
    }
}

TEST_CASE("an id in upper case is refused: a key has one spelling") {
    const std::string good = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    CHECK(parse_vkey(good));
    CHECK_FALSE(parse_vkey(replaced(good, "+af0cfe78+", "+AF0CFE78+")));
}

TEST_CASE("the id depends on name, type and key") {
    const auto key = vkey("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");
    auto other = key;
    other.name = "Enoch";
    CHECK(other.id() != key.id());
    other = key;
    other.type = KeyType::cosignature;
    CHECK(other.id() != key.id());
    other = key;
    other.public_key[31] ^= 1;
    CHECK(other.id() != key.id());
}

TEST_CASE("a key name has no white space of any script, no plus, no control character") {
    CHECK(is_key_name("example.org/log"));
    CHECK(is_key_name("saksi.id/pemilu-2029"));
    CHECK(is_key_name("\xc3\xa9lection"));
    CHECK(is_key_name("\xe2\x80\x8b"));  // zero width space: not White_Space

    CHECK_FALSE(is_key_name(""));
    CHECK_FALSE(is_key_name("a+b"));
    CHECK_FALSE(is_key_name("a\xff"));
    CHECK_FALSE(is_key_name(std::string_view("a\0b", 3)));
    CHECK_FALSE(is_key_name("a\x1f"));
    for (const char* space :
         {"\t",     "\n",     "\v",     "\f",     "\r",     " ",      "\u0085", "\u00a0", "\u1680",
          "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008",
          "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"}) {
        CHECK_FALSE(is_key_name(std::string("a") + space + "b"));
    }
}

TEST_SUITE_END();
