// The cheap files here are made from the grammar in the header with libsodium
// alone, so that reading is tested against the manual and not against writing.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/crypto/secret_file.hpp"

#include <doctest/doctest.h>
#include <sodium.h>

#include <array>

#include "saksi/core/encoding.hpp"
#include "support/notes.hpp"
#include "support/printers.hpp"
#include "support/temporary_directory.hpp"

TEST_SUITE_BEGIN("crypto/secret_file");

using namespace saksi;
using namespace saksi::crypto;
using namespace saksi::test;

namespace {

constexpr std::string_view passphrase = "tujuh belas agustus";

SecretKey a_key() { return {"example.org/log", KeyRole::log, key_from("secret file")}; }

std::string header_of(const SecretKey& key) {
    return "saksi-secret-key/v1\nname " + key.name + "\nrole log\npublic " +
           to_base64(key.key.public_key()) + "\n";
}

std::string plain_file(const SecretKey& key) {
    return header_of(key) + "unencrypted " + to_base64(key.key.seed()) + "\n";
}

/// Sealed with the least work there is, by the manual.
std::string sealed_file(const SecretKey& key) {
    const Bytes salt(crypto_pwhash_SALTBYTES, 7);
    const auto header = header_of(key) + "argon2id 1 8 " + to_base64(salt) + "\n";
    std::array<unsigned char, 32> box_key;
    REQUIRE(crypto_pwhash(box_key.data(), box_key.size(), passphrase.data(), passphrase.size(),
                          salt.data(), 1, 8192, crypto_pwhash_ALG_ARGON2ID13) == 0);
    Bytes payload(24 + 32 + 16, 9);
    crypto_aead_xchacha20poly1305_ietf_encrypt(payload.data() + 24, nullptr, key.key.seed().data(),
                                               32, bytes_of(header).data(), header.size(), nullptr,
                                               payload.data(), box_key.data());
    return header + "box " + to_base64(payload) + "\n";
}

/// A directory with one secret file in it.
struct Place {
    TemporaryDirectory directory;
    std::string path = directory / "log.key";
    FileSystem& files = posix_file_system();

    void put(const std::string& text, std::uint32_t mode = 0600) {
        static_cast<void>(files.remove(path));
        REQUIRE(files.write_new(path, bytes_of(text), mode));
    }
    [[nodiscard]] std::string text() const {
        return std::string(text_of(files.read(path, 4096).value()));
    }
    [[nodiscard]] Result<SecretKey> read(std::optional<std::string_view> with = passphrase) {
        return read_secret_file(files, path, with);
    }
};

}  // namespace

TEST_CASE("a sealed key comes back under its passphrase and no other") {
    Place place;
    const auto key = a_key();
    REQUIRE(write_secret_file(place.files, place.path, key, passphrase, PasswordWork::interactive));
    CHECK(place.files.status(place.path)->mode == 0600);
    CHECK(needs_passphrase(place.files, place.path).value());

    const auto read = place.read();
    REQUIRE(read);
    CHECK(read->name == key.name);
    CHECK(read->role == key.role);
    CHECK(read->key.public_key() == key.key.public_key());

    for (const auto& wrong : {std::optional<std::string_view>("tujuh belas"), {}}) {
        const auto refused = place.read(wrong);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::crypto);
        CHECK(refused.error().where == place.path);
    }
}

TEST_CASE("what is written says who it is for and how it is sealed, and hides the seed") {
    Place place;
    auto key = a_key();
    key.role = KeyRole::witness;
    REQUIRE(write_secret_file(place.files, place.path, key, passphrase, PasswordWork::interactive));
    const auto text = place.text();
    CHECK(text.starts_with("saksi-secret-key/v1\nname example.org/log\nrole witness\npublic " +
                           to_base64(key.key.public_key()) + "\nargon2id 2 65536 "));
    CHECK(text.find(to_base64(key.key.seed())) == std::string::npos);
    CHECK(place.read()->role == KeyRole::witness);
}

TEST_CASE("two sealings of one key share neither salt nor box") {
    Place place;
    Place other;
    const auto key = a_key();
    REQUIRE(write_secret_file(place.files, place.path, key, passphrase, PasswordWork::interactive));
    REQUIRE(write_secret_file(other.files, other.path, key, passphrase, PasswordWork::interactive));
    const auto ending = [](const std::string& text) { return text.substr(text.find("65536")); };
    CHECK(ending(place.text()).substr(0, 20) != ending(other.text()).substr(0, 20));
    CHECK(ending(place.text()).substr(40) != ending(other.text()).substr(40));
}

TEST_CASE("a key without a passphrase is written as the manual says") {
    Place place;
    const auto key = a_key();
    REQUIRE(write_secret_file(place.files, place.path, key, std::nullopt, PasswordWork::moderate));
    CHECK(place.text() == plain_file(key));
    CHECK(place.files.status(place.path)->mode == 0600);
    CHECK_FALSE(needs_passphrase(place.files, place.path).value());
    CHECK(place.read(std::nullopt)->key.public_key() == key.key.public_key());
    CHECK(place.read(passphrase));
}

TEST_CASE("a file made from the manual alone is read") {
    Place place;
    const auto key = a_key();
    place.put(sealed_file(key));
    const auto read = place.read();
    REQUIRE(read);
    CHECK(read->name == key.name);
    CHECK(read->key.sign(bytes_of("x")) == key.key.sign(bytes_of("x")));
}

TEST_CASE("a sealed file with any byte changed, dropped or doubled does not open") {
    Place place;
    const auto good = sealed_file(a_key());
    for (std::size_t i = 0; i < good.size(); ++i) {
        auto changed = good;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        auto dropped = good;
        dropped.erase(i, 1);
        auto doubled = good;
        doubled.insert(i, 1, good[i]);
        for (const auto& bad : {changed, dropped, doubled}) {
            CAPTURE(bad);
            place.put(bad);
            REQUIRE_FALSE(place.read());
        }
    }
}

TEST_CASE("a plain file with another seed than its public key's is refused") {
    Place place;
    const auto key = a_key();
    const auto other = key_from("another");
    place.put(replaced(plain_file(key), to_base64(key.key.seed()), to_base64(other.seed())));
    const auto read = place.read();
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::crypto);
}

TEST_CASE("work beyond the bounds is refused before it is done") {
    Place place;
    const auto good = sealed_file(a_key());
    for (const char* work : {"17 8", "0 8", "1 7", "1 1048577", "1 9223372036854775807",
                             "9223372036854775807 8", "1 -8", "01 8", "1 08", "1", "1 8 8"}) {
        CAPTURE(work);
        place.put(replaced(good, "argon2id 1 8", std::string("argon2id ") + work));
        const auto read = place.read();
        REQUIRE_FALSE(read);
        CHECK(read.error().where == place.path + ": line 5");
        CHECK(read.error().code != ErrorCode::crypto);
    }
}

TEST_CASE("a malformed file is refused, its line named, and its secret not quoted") {
    Place place;
    const auto key = a_key();
    const auto good = plain_file(key);
    const auto seed = to_base64(key.key.seed());
    const struct {
        std::string text;
        std::string where;
    } cases[] = {
        {"", ": line 1"},
        {replaced(good, "/v1", "/v2"), ": line 1"},
        {replaced(good, "name example.org/log\n", ""), ": line 2"},
        {replaced(good, "example.org/log", ""), ": line 2"},
        {replaced(good, "example.org/log", "a\tb"), ": line 2"},
        {replaced(good, "example.org/log", "a\xff"), ": line 2"},
        {replaced(good, "role log", "role auditor"), ": line 3"},
        {replaced(good, "role log", "role  log"), ": line 3"},
        {replaced(good, "public ", "public A"), ": line 4"},
        {replaced(good, "unencrypted ", "unencrypted  "), ": line 5"},
        {replaced(good, seed, seed.substr(4)), ": line 5"},
        {replaced(good, seed, seed + "AAAA"), ": line 5"},
        {replaced(good, seed, "AAAA" + seed), ": line 5"},
        {replaced(good, "unencrypted", "box"), ": line 5"},
        {good.substr(0, good.size() - 1), ": line 5"},
        {good + "\n", ": line 6"},
        {good + good, ": line 6"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.text);
        place.put(each.text);
        const auto read = place.read(std::nullopt);
        REQUIRE_FALSE(read);
        CHECK(read.error().where == place.path + each.where);
        CHECK(to_text(read.error()).find(seed.substr(8, 16)) == std::string::npos);
        CHECK_FALSE(needs_passphrase(place.files, place.path));
    }
}

TEST_CASE("a file that others may read or change is refused, and so is no file at all") {
    Place place;
    for (const std::uint32_t mode : {0640U, 0604U, 0620U, 0602U, 0610U, 0601U, 0777U}) {
        place.put(plain_file(a_key()), mode);
        const auto read = place.read();
        REQUIRE_FALSE(read);
        CHECK(read.error().code == ErrorCode::permission);
        CHECK(needs_passphrase(place.files, place.path).error().code == ErrorCode::permission);
    }
    place.put(plain_file(a_key()), 0400);
    CHECK(place.read());

    REQUIRE(place.files.remove(place.path));
    CHECK(place.read().error().code == ErrorCode::not_found);
    CHECK(read_secret_file(place.files, place.directory.path(), {}).error().code ==
          ErrorCode::permission);
}

TEST_CASE("an existing file is never overwritten") {
    Place place;
    place.put("mine");
    const auto written =
        write_secret_file(place.files, place.path, a_key(), std::nullopt, PasswordWork::moderate);
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::exists);
    CHECK(place.text() == "mine");
}

TEST_CASE("what could not be read again is not written") {
    Place place;
    auto key = a_key();
    const auto code_of = [&](std::optional<std::string_view> with) {
        return write_secret_file(place.files, place.path, key, with, PasswordWork::interactive)
            .error()
            .code;
    };
    CHECK(code_of("") == ErrorCode::usage);
    for (const std::string name : {"", "two\nlines", "\xff", "tab\t", "\x7f"}) {
        key.name = name;
        CHECK(code_of(std::nullopt) == ErrorCode::usage);
    }
    key.name = std::string(max_secret_name_size + 1, 'n');
    CHECK(code_of(std::nullopt) == ErrorCode::usage);
    key.name.pop_back();
    REQUIRE(write_secret_file(place.files, place.path, key, passphrase, PasswordWork::interactive));
    CHECK(place.read()->name == key.name);
}

TEST_SUITE_END();
