// Vectors: FIPS 180-4's examples.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/crypto/sha256.hpp"

#include <doctest/doctest.h>
#include <sodium.h>

#include <algorithm>
#include <string>

#include "saksi/core/encoding.hpp"
#include "support/printers.hpp"

TEST_SUITE_BEGIN("crypto/sha256");

using namespace saksi;
using namespace saksi::crypto;

namespace {

std::string hex_of(const Hash& hash) { return to_hex(hash.view()); }

}  // namespace

TEST_CASE("the standard's examples come out") {
    CHECK(hex_of(sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex_of(sha256(bytes_of("abc"))) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex_of(sha256(bytes_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))) ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hex_of(sha256(Bytes(1'000'000, 'a'))) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a message in two pieces hashes as the whole, wherever it is cut") {
    Bytes message;
    for (int i = 0; i < 200; ++i) message.push_back(static_cast<std::uint8_t>(i));
    const auto whole = sha256(message);
    const auto view = ByteView(message);
    for (std::size_t cut = 0; cut <= message.size(); ++cut) {
        CHECK(Sha256().add(view.first(cut)).add(view.subspan(cut)).finish() == whole);
    }
}

TEST_CASE("however long a message is, and in however many pieces, libsodium agrees") {
    Bytes message(70'000);
    for (std::size_t i = 0; i < message.size(); ++i) message[i] = static_cast<std::uint8_t>(i * 7);
    for (const std::size_t size : {1U, 63U, 64U, 65U, 127U, 128U, 1000U, 65'536U, 70'000U}) {
        const auto view = ByteView(message).first(size);
        Hash expected;
        crypto_hash_sha256(expected.bytes.data(), view.data(), view.size());
        CHECK(sha256(view) == expected);
        for (const std::size_t piece : {1U, 13U, 64U, 100U, 128U, 4096U}) {
            Sha256 hash;
            for (std::size_t at = 0; at < size; at += piece) {
                hash.add(view.subspan(at, std::min(piece, size - at)));
            }
            CHECK(hash.finish() == expected);
        }
    }
}

TEST_SUITE_END();
