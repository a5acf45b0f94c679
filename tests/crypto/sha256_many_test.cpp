// Every back-end of this machine against libsodium, which knows nothing of
// lanes, prefixes or chunks.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/crypto/sha256_many.hpp"

#include <doctest/doctest.h>
#include <sodium.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/printers.hpp"

TEST_SUITE_BEGIN("crypto/sha256_many");

using namespace saksi;
using namespace saksi::crypto;

namespace {

Hash oracle(std::uint8_t prefix, ByteView message) {
    Bytes prefixed{prefix};
    append(prefixed, message);
    Hash hash;
    crypto_hash_sha256(hash.bytes.data(), prefixed.data(), prefixed.size());
    return hash;
}

Bytes random_bytes(std::mt19937_64& random, std::size_t length) {
    Bytes bytes(length);
    std::generate(bytes.begin(), bytes.end(),
                  [&] { return static_cast<std::uint8_t>(random() & 0xff); });
    return bytes;
}

/// Messages of these lengths, each in memory of its own and no byte longer, so
/// that a sanitizer sees a read beside one.
std::vector<Bytes> messages_of(const std::vector<std::size_t>& lengths, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<Bytes> messages;
    for (const auto length : lengths) messages.push_back(random_bytes(random, length));
    return messages;
}

/// By how many messages a back-end differs from the oracle.
std::size_t differing(Sha256Backend backend, std::uint8_t prefix,
                      const std::vector<Bytes>& messages) {
    const std::vector<ByteView> views(messages.begin(), messages.end());
    std::vector<Hash> hashes(views.size());
    hash_many(prefix, views, hashes, backend);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < views.size(); ++i) wrong += hashes[i] != oracle(prefix, views[i]);
    return wrong;
}

std::vector<std::size_t> up_to(std::size_t longest) {
    std::vector<std::size_t> lengths(longest + 1);
    for (std::size_t i = 0; i <= longest; ++i) lengths[i] = i;
    return lengths;
}

}  // namespace

TEST_CASE("scalar is everywhere and comes first, and each back-end has a name") {
    const auto backends = sha256_backends();
    REQUIRE_FALSE(backends.empty());
    CHECK(backends.front() == Sha256Backend::scalar);
    CHECK(std::is_sorted(backends.begin(), backends.end()));
    CHECK(to_string(Sha256Backend::avx2) == "avx2");
    std::string names;
    for (const auto each : backends) names += std::string(to_string(each)) + " ";
    MESSAGE("back-ends of this machine: ", names);
}

TEST_CASE("every length up to 1,100 hashes as with libsodium") {
    const auto messages = messages_of(up_to(1100), 1);
    for (const auto backend : sha256_backends()) {
        CAPTURE(to_string(backend));
        for (const std::uint8_t prefix : {std::uint8_t{0}, std::uint8_t{1}, std::uint8_t{0x5a}}) {
            CHECK(differing(backend, prefix, messages) == 0);
        }
    }
}

TEST_CASE("every length in every lane, beside messages of any other length") {
    std::mt19937_64 random(2);
    for (const auto backend : sha256_backends()) {
        CAPTURE(to_string(backend));
        for (std::size_t lane = 0; lane < 16; ++lane) {
            for (std::size_t length = 0; length < 200; ++length) {
                std::vector<std::size_t> lengths(16);
                for (auto& each : lengths) each = random() % 300;
                lengths[lane] = length;
                REQUIRE(differing(backend, 0x00, messages_of(lengths, random())) == 0);
            }
        }
    }
}

TEST_CASE("any number of messages of one length, full vectors or not") {
    for (const auto backend : sha256_backends()) {
        CAPTURE(to_string(backend));
        for (const std::size_t length : {0U, 54U, 55U, 62U, 63U, 64U, 118U, 119U, 127U}) {
            for (std::size_t count = 0; count <= 40; ++count) {
                const std::vector<std::size_t> lengths(count, length);
                REQUIRE(differing(backend, 0x01, messages_of(lengths, count)) == 0);
            }
        }
    }
}

TEST_CASE("random longer messages, more than are sorted together") {
    std::mt19937_64 random(3);
    std::vector<std::size_t> lengths(700);
    for (auto& each : lengths) each = random() % (random() % 50 == 0 ? 70'000 : 2'000);
    const auto messages = messages_of(lengths, 4);
    for (const auto backend : sha256_backends()) {
        CAPTURE(to_string(backend));
        CHECK(differing(backend, 0x00, messages) == 0);
    }
}

TEST_CASE("messages may lie anywhere in memory, in one another too") {
    std::mt19937_64 random(5);
    const auto ground = random_bytes(random, 4096);
    std::vector<ByteView> views;
    for (int i = 0; i < 300; ++i) {
        const auto from = random() % ground.size();
        views.push_back(ByteView(ground).subspan(from, random() % (ground.size() - from)));
    }
    for (const auto backend : sha256_backends()) {
        CAPTURE(to_string(backend));
        std::vector<Hash> hashes(views.size());
        hash_many(0x02, views, hashes, backend);
        for (std::size_t i = 0; i < views.size(); ++i) {
            REQUIRE(hashes[i] == oracle(0x02, views[i]));
        }
    }
}

TEST_CASE("without a choice, the fastest back-end gives the same") {
    const auto messages = messages_of(up_to(300), 6);
    const std::vector<ByteView> views(messages.begin(), messages.end());
    std::vector<Hash> hashes(views.size());
    hash_many(0x00, views, hashes);
    for (std::size_t i = 0; i < views.size(); ++i) CHECK(hashes[i] == oracle(0x00, views[i]));
}

TEST_CASE("a message alone, of every length up to 1,100 and longer ones") {
    for (const auto& message : messages_of(up_to(1100), 7)) {
        REQUIRE(hash_one(0x01, message) == oracle(0x01, message));
    }
    for (const auto& message : messages_of({4'000, 65'535, 1'000'001}, 8)) {
        CHECK(hash_one(0x00, message) == oracle(0x00, message));
    }
}

TEST_CASE("pairs hash like the messages they are, any number of them, each in its own lane") {
    std::mt19937_64 random(9);
    for (const auto backend : sha256_backends()) {
        CAPTURE(to_string(backend));
        for (std::size_t count = 0; count <= 40; ++count) {
            std::vector<Hash> hashes(2 * count);
            std::vector<Hash> expected;
            for (std::size_t i = 0; i < hashes.size(); ++i) {
                const auto bytes = random_bytes(random, Hash::size);
                std::copy(bytes.begin(), bytes.end(), hashes[i].bytes.begin());
            }
            for (std::size_t i = 0; i < count; ++i)
                expected.push_back(oracle(0x01, {hashes[2 * i].bytes.data(), 2 * Hash::size}));
            std::vector<Hash> found(count);
            hash_pairs(0x01, hashes, found, backend);
            CHECK(found == expected);
            hash_pairs(0x01, hashes, found);
            CHECK(found == expected);
            hash_pairs(0x01, hashes, std::span(hashes).first(count), backend);  // in place
            hashes.resize(count);
            CHECK(hashes == expected);
        }
    }
}

TEST_CASE("hashing no messages at all is fine") {
    for (const auto backend : sha256_backends()) hash_many(0, {}, {}, backend);
    CHECK(true);
}

TEST_SUITE_END();
