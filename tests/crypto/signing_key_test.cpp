// SPDX-License-Identifier: Apache-2.0
#include "saksi/crypto/signing_key.hpp"

#include <doctest/doctest.h>

#include <type_traits>
#include <utility>

#include "saksi/crypto/ed25519.hpp"
#include "support/printers.hpp"

TEST_SUITE_BEGIN("crypto/signing_key");

using namespace saksi;
using namespace saksi::crypto;

TEST_CASE("a key cannot be copied, only handed on") {
    CHECK_FALSE(std::is_copy_constructible_v<SigningKey>);
    CHECK_FALSE(std::is_copy_assignable_v<SigningKey>);

    auto key = SigningKey::generate();
    REQUIRE(key);
    const auto public_key = key->public_key();
    const auto moved = std::move(*key);
    CHECK(moved.public_key() == public_key);
}

TEST_CASE("generated keys differ, and each verifies what it signs") {
    const auto first = SigningKey::generate();
    const auto second = SigningKey::generate();
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->public_key() != second->public_key());

    const auto signature = first->sign(bytes_of("C.Hasil"));
    CHECK(verify_ed25519(signature, bytes_of("C.Hasil"), first->public_key()));
    CHECK_FALSE(verify_ed25519(signature, bytes_of("C.Hasil"), second->public_key()));
}

TEST_CASE("the seed of a key makes the same key again") {
    const auto key = SigningKey::generate();
    REQUIRE(key);
    const auto again = SigningKey::from_seed(key->seed());
    REQUIRE(again);
    CHECK(again->public_key() == key->public_key());
    CHECK(again->sign(bytes_of("x")) == key->sign(bytes_of("x")));
}

TEST_CASE("a seed of another length than 32 bytes is refused") {
    for (const std::size_t length : {0U, 31U, 33U, 64U}) {
        const auto key = SigningKey::from_seed(Bytes(length));
        REQUIRE_FALSE(key);
        CHECK(key.error().code == ErrorCode::malformed);
    }
}

TEST_SUITE_END();
