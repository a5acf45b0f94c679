// Oracle: RFC 6962's recursion (tests/support/rfc6962.hpp).
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/compact_range.hpp"

#include <doctest/doctest.h>

#include "saksi/merkle/hash.hpp"
#include "support/printers.hpp"
#include "support/rfc6962.hpp"

TEST_SUITE_BEGIN("merkle/compact_range");

using namespace saksi;
using namespace saksi::merkle;
namespace rfc6962 = saksi::test::rfc6962;

TEST_CASE("appending leaf by leaf gives the RFC's root at every size") {
    const auto entries = rfc6962::numbered_entries(300);
    CompactRange range;
    CHECK(range.root() == empty_root());
    for (std::size_t size = 1; size <= entries.size(); ++size) {
        range.append(leaf_hash(entries[size - 1]));
        const TreeHead expected{size, rfc6962::mth(rfc6962::Entries(entries).first(size))};
        REQUIRE(range.head() == expected);
    }
}

TEST_CASE("a range made from its subtrees goes on as the one they came from") {
    const auto entries = rfc6962::numbered_entries(70);
    CompactRange whole;
    for (const auto& entry : entries) {
        CompactRange resumed(whole.size(), whole.subtrees());
        whole.append(leaf_hash(entry));
        resumed.append(leaf_hash(entry));
        CHECK(resumed.head() == whole.head());
    }
}

TEST_CASE("appending a perfect subtree is appending its leaves") {
    const auto entries = rfc6962::numbered_entries(96);
    for (unsigned level = 0; level <= 5; ++level) {
        const auto leaves = std::size_t{1} << level;
        CompactRange by_leaf;
        CompactRange by_subtree;
        for (std::size_t begin = 0; begin + leaves <= entries.size(); begin += leaves) {
            const auto part = rfc6962::Entries(entries).subspan(begin, leaves);
            for (const auto& entry : part) by_leaf.append(leaf_hash(entry));
            by_subtree.append_subtree(rfc6962::mth(part), level);
            REQUIRE(by_subtree.head() == by_leaf.head());
        }
    }
}

TEST_CASE("a log can grow to the largest size, one subtree a bit") {
    CompactRange range;
    for (unsigned level = 63; level-- > 0;) range.append_subtree(empty_root(), level);
    CHECK(range.size() == max_size);
    CHECK(range.subtrees().size() == 63);
}

TEST_SUITE_END();
