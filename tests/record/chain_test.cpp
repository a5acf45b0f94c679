// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/chain.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "saksi/crypto/sha256.hpp"
#include "saksi/record/leaf_set.hpp"
#include "support/printers.hpp"

using namespace saksi;
using namespace saksi::record;

namespace saksi::record {
inline doctest::String toString(StepKind kind) { return std::string(name_of(kind)).c_str(); }
}  // namespace saksi::record

namespace {

Hash leaf(const std::string& word) { return crypto::sha256(bytes_of(word)); }

/// The rule of docs/format.md 1.6, on a list of all entries of one key.
struct Entry {
    Version version;
    std::optional<Hash> replaces;
};
std::optional<Version> naive_current(const std::vector<Entry>& entries) {
    std::optional<Version> current;
    for (const auto& entry : entries) {
        if (!current || entry.replaces == current->leaf) current = entry.version;
    }
    return current;
}

}  // namespace

TEST_SUITE_BEGIN("record/chain");

TEST_CASE("the first entry of a key opens its chain, even one that claims to replace") {
    Chains chains;
    const auto key = key_digest("k");
    CHECK(chains.current(key) == nullptr);
    CHECK(chains.observe(key, {0, leaf("a")}, leaf("nothing")).kind == StepKind::opens);
    CHECK(*chains.current(key) == Version{0, leaf("a")});
    CHECK(chains.size() == 1);
}

TEST_CASE("an entry that replaces the current version becomes current") {
    Chains chains;
    const auto key = key_digest("k");
    chains.observe(key, {0, leaf("a")}, std::nullopt);
    const auto step = chains.observe(key, {5, leaf("b")}, leaf("a"));
    CHECK(step == ChainStep{StepKind::replaces, {0, leaf("a")}});
    CHECK(*chains.current(key) == Version{5, leaf("b")});
    CHECK(chains.strays() == 0);
}

TEST_CASE("whatever else a key gets is a stray, and the current version stays") {
    Chains chains;
    const auto key = key_digest("k");
    chains.observe(key, {0, leaf("a")}, std::nullopt);
    chains.observe(key, {1, leaf("b")}, leaf("a"));
    std::optional<Hash> replaces;
    SUBCASE("it replaces nothing") {}
    SUBCASE("it replaces a version that is no longer current") { replaces = leaf("a"); }
    SUBCASE("it replaces what is not there") { replaces = leaf("z"); }
    const auto step = chains.observe(key, {2, leaf("c")}, replaces);
    CHECK(step == ChainStep{StepKind::stray, {1, leaf("b")}});
    CHECK(*chains.current(key) == Version{1, leaf("b")});
    CHECK(chains.strays() == 1);
}

TEST_CASE("a stray is never current, so what replaces a stray is a stray") {
    Chains chains;
    const auto key = key_digest("k");
    chains.observe(key, {0, leaf("a")}, std::nullopt);
    chains.observe(key, {1, leaf("stray")}, std::nullopt);
    CHECK(chains.observe(key, {2, leaf("c")}, leaf("stray")).kind == StepKind::stray);
    CHECK(*chains.current(key) == Version{0, leaf("a")});
}

TEST_CASE("keys do not touch each other") {
    Chains chains;
    chains.observe(key_digest("k"), {0, leaf("a")}, std::nullopt);
    CHECK(chains.observe(key_digest("l"), {1, leaf("b")}, leaf("a")).kind == StepKind::opens);
    CHECK(chains.current(key_digest("k"))->index == 0);
}

TEST_CASE("a key's digest is the beginning of its SHA-256") {
    // printf k | sha256sum
    const auto expected = parse_hex("8254c329a92850f6d539dd376f4816ee").value();
    const auto digest = key_digest("k");
    CHECK(std::equal(digest.bytes.begin(), digest.bytes.end(), expected.begin(), expected.end()));
}

TEST_CASE("many chains at once are what the rule says of each alone") {
    std::mt19937 random(7);
    std::map<std::string, std::vector<Entry>> entries;
    Chains chains;
    for (std::uint64_t index = 0; index < 20'000; ++index) {
        const auto key = "key " + std::to_string(random() % 3000);
        auto& mine = entries[key];
        Entry entry{{index, leaf(std::to_string(index))}, std::nullopt};
        if (!mine.empty() && random() % 4 != 0) {
            entry.replaces = mine[random() % mine.size()].version.leaf;
        }
        mine.push_back(entry);
        chains.observe(key_digest(key), entry.version, entry.replaces);
    }
    CHECK(chains.size() == entries.size());
    for (const auto& [key, mine] : entries) {
        REQUIRE(*chains.current(key_digest(key)) == *naive_current(mine));
    }
}

TEST_CASE("a set of leaf hashes knows the first index of each, and no other hash") {
    LeafSet leaves;
    for (int i = 0; i < 5000; ++i) leaves.push(leaf(std::to_string(i % 4000)));
    CHECK(leaves.size() == 5000);
    for (std::uint64_t i = 0; i < 4000; ++i) {
        REQUIRE(leaves.find(leaf(std::to_string(i))) == i);
    }
    CHECK(leaves[4100] == leaf("100"));
    CHECK(!leaves.find(leaf("4000")));
}

TEST_SUITE_END();
