// Vectors: the classic certificate transparency values, and RFC 6962's text.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/hash.hpp"

#include <doctest/doctest.h>

#include "saksi/core/encoding.hpp"
#include "support/printers.hpp"
#include "support/rfc6962.hpp"
#include "support/vectors.hpp"

TEST_SUITE_BEGIN("merkle/hash");

using namespace saksi;
using namespace saksi::merkle;
using saksi::test::hash_of_hex;
using saksi::test::rfc6962::numbered_entries;

namespace {

std::vector<Hash> leaf_hashes_of(const std::vector<Bytes>& entries) {
    const std::vector<ByteView> views(entries.begin(), entries.end());
    std::vector<Hash> hashes(views.size());
    leaf_hashes(views, hashes);
    return hashes;
}

}  // namespace

TEST_CASE("the empty tree, an empty leaf and a leaf all have the published hashes") {
    CHECK(empty_root() ==
          hash_of_hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    CHECK(leaf_hash({}) ==
          hash_of_hex("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"));
    CHECK(leaf_hash(bytes_of("L123456")) ==
          hash_of_hex("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"));
}

TEST_CASE("a leaf that holds the bytes of a node does not hash as that node") {
    const auto left = leaf_hash(bytes_of("l"));
    const auto right = leaf_hash(bytes_of("r"));
    Bytes both = copy_of(left.view());
    append(both, right.view());
    CHECK(leaf_hash(both) != node_hash(left, right));
    CHECK(node_hash(left, right) != node_hash(right, left));
}

TEST_CASE("hashing leaves or nodes together is hashing them one by one") {
    const auto entries = numbered_entries(600);
    const auto leaves = leaf_hashes_of(entries);
    for (std::size_t i = 0; i < entries.size(); ++i) CHECK(leaves[i] == leaf_hash(entries[i]));

    std::vector<Hash> nodes(leaves.size() / 2);
    node_hashes(leaves, nodes);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        CHECK(nodes[i] == node_hash(leaves[2 * i], leaves[2 * i + 1]));
    }
}

TEST_CASE("nodes may be written over the front half of what they are made from") {
    const auto leaves = leaf_hashes_of(numbered_entries(600));
    std::vector<Hash> apart(leaves.size() / 2);
    node_hashes(leaves, apart);

    auto in_place = leaves;
    node_hashes(in_place, std::span(in_place).first(apart.size()));
    in_place.resize(apart.size());
    CHECK(in_place == apart);
}

TEST_CASE("a perfect subtree has the root the RFC gives those leaves") {
    for (std::size_t size = 1; size <= 256; size *= 2) {
        const auto entries = numbered_entries(size);
        auto leaves = leaf_hashes_of(entries);
        CHECK(perfect_root(leaves) == test::rfc6962::mth(entries));
    }
}

TEST_SUITE_END();
