// Vectors: RFC 8032 section 7.1, tests 1 to 3.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/crypto/ed25519.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "saksi/crypto/signing_key.hpp"
#include "support/vectors.hpp"

TEST_SUITE_BEGIN("crypto/ed25519");

using namespace saksi;
using namespace saksi::crypto;
using saksi::test::hex;

namespace {

struct Rfc8032Test {
    const char* seed;
    const char* public_key;
    const char* message;
    const char* signature;
};

constexpr Rfc8032Test rfc8032_tests[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b"
     "4"
     "6bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11"
     "d"
     "8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc"
     "6"
     "594a7c15e9716ed28dc027beceea1ec40a"},
};

template <class Array>
Array array_of(const Bytes& bytes) {
    Array array{};
    REQUIRE(bytes.size() == array.size());
    std::copy(bytes.begin(), bytes.end(), array.begin());
    return array;
}

}  // namespace

TEST_CASE("the RFC's signatures verify, and are the ones we make") {
    for (const auto& test : rfc8032_tests) {
        CAPTURE(test.seed);
        const auto message = hex(test.message);
        const auto public_key = array_of<PublicKey>(hex(test.public_key));
        const auto signature = array_of<Signature>(hex(test.signature));
        CHECK(verify_ed25519(signature, message, public_key));

        const auto key = SigningKey::from_seed(hex(test.seed));
        REQUIRE(key);
        CHECK(key->public_key() == public_key);
        CHECK(key->sign(message) == signature);
    }
}

TEST_CASE("a signature with any one bit changed does not verify") {
    const auto& test = rfc8032_tests[2];
    const auto message = hex(test.message);
    const auto public_key = array_of<PublicKey>(hex(test.public_key));
    const auto good = array_of<Signature>(hex(test.signature));
    for (std::size_t bit = 0; bit < 8 * good.size(); ++bit) {
        auto bad = good;
        bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1U << bit % 8));
        CHECK_FALSE(verify_ed25519(bad, message, public_key));
    }
}

TEST_CASE("a signature over another message, or by another key, does not verify") {
    const auto signature = array_of<Signature>(hex(rfc8032_tests[1].signature));
    const auto key = array_of<PublicKey>(hex(rfc8032_tests[1].public_key));
    const auto other_key = array_of<PublicKey>(hex(rfc8032_tests[2].public_key));
    CHECK_FALSE(verify_ed25519(signature, hex("73"), key));
    CHECK_FALSE(verify_ed25519(signature, hex(""), key));
    CHECK_FALSE(verify_ed25519(signature, hex("72"), other_key));
}

TEST_CASE("the neutral element as a key signs nothing, though the bare equation would let it") {
    PublicKey neutral{};
    neutral[0] = 1;
    Signature signature{};
    signature[0] = 1;
    CHECK_FALSE(verify_ed25519(signature, bytes_of("any message"), neutral));
}

TEST_SUITE_END();
