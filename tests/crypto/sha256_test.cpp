// Vectors: FIPS 180-4's examples.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/crypto/sha256.hpp"

#include <doctest/doctest.h>

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

TEST_SUITE_END();
