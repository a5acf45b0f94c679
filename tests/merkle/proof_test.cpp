// Oracle: RFC 6962's recursion (tests/support/rfc6962.hpp), for every proof of
// every small tree and every simple forgery of each.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/proof.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "saksi/merkle/hash.hpp"
#include "support/printers.hpp"
#include "support/rfc6962.hpp"

TEST_SUITE_BEGIN("merkle/proof");

using namespace saksi;
using namespace saksi::merkle;
namespace rfc6962 = saksi::test::rfc6962;
using Path = std::vector<Hash>;

namespace {

TreeHead head_of(rfc6962::Entries entries) { return {entries.size(), rfc6962::mth(entries)}; }

/// A function of a path that says what verifying it finds.
using Check = std::function<ProofVerdict(const Path&)>;

/// Every path that differs from a good one by one hash dropped, added,
/// doubled, exchanged or damaged does not hold; a wrong length is told apart.
void refuse_forgeries(const Path& good, const Check& check) {
    const Hash foreign = leaf_hash(bytes_of("foreign"));
    for (std::size_t i = 0; i <= good.size(); ++i) {
        const auto at = [i](Path& path) { return path.begin() + static_cast<std::ptrdiff_t>(i); };
        auto added = good;
        added.insert(at(added), foreign);
        REQUIRE(check(added) == ProofVerdict::wrong_length);
        if (i == good.size()) break;

        auto dropped = good;
        dropped.erase(at(dropped));
        REQUIRE(check(dropped) == ProofVerdict::wrong_length);

        auto doubled = good;
        doubled.insert(at(doubled), good[i]);
        REQUIRE(check(doubled) == ProofVerdict::wrong_length);

        auto damaged = good;
        damaged[i].bytes[i % Hash::size] ^= 0x10;
        REQUIRE(check(damaged) == ProofVerdict::root_mismatch);

        for (std::size_t j = i + 1; j < good.size(); ++j) {
            auto exchanged = good;
            std::swap(exchanged[i], exchanged[j]);
            REQUIRE(check(exchanged) == ProofVerdict::root_mismatch);
        }
    }
}

}  // namespace

TEST_CASE("every inclusion proof of every small tree holds, and no forgery of it does") {
    const auto entries = rfc6962::numbered_entries(64);
    for (std::size_t size = 1; size <= entries.size(); ++size) {
        const auto tree = rfc6962::Entries(entries).first(size);
        const auto head = head_of(tree);
        for (std::size_t index = 0; index < size; ++index) {
            CAPTURE(size);
            CAPTURE(index);
            const auto leaf = leaf_hash(entries[index]);
            const auto path = rfc6962::path(index, tree);
            REQUIRE(verify_inclusion({index, path}, leaf, head) == ProofVerdict::holds);
            refuse_forgeries(path, [&](const Path& forged) {
                return verify_inclusion({index, forged}, leaf, head);
            });
        }
    }
}

TEST_CASE("every consistency proof of every small tree holds, and no forgery of it does") {
    const auto entries = rfc6962::numbered_entries(64);
    for (std::size_t size = 1; size <= entries.size(); ++size) {
        const auto tree = rfc6962::Entries(entries).first(size);
        const auto newer = head_of(tree);
        for (std::size_t old_size = 1; old_size <= size; ++old_size) {
            CAPTURE(old_size);
            CAPTURE(size);
            const auto older = head_of(tree.first(old_size));
            const auto path = rfc6962::proof(old_size, tree);
            REQUIRE(verify_consistency({path}, older, newer) == ProofVerdict::holds);
            refuse_forgeries(path, [&](const Path& forged) {
                return verify_consistency({forged}, older, newer);
            });
        }
    }
}

TEST_CASE("a proof holds at its own index and in its own tree only") {
    const auto entries = rfc6962::numbered_entries(40);
    for (std::size_t size = 1; size <= entries.size(); ++size) {
        const auto tree = rfc6962::Entries(entries).first(size);
        const auto head = head_of(tree);
        for (std::size_t index = 0; index < size; ++index) {
            const auto leaf = leaf_hash(entries[index]);
            const auto path = rfc6962::path(index, tree);
            for (std::size_t other = 0; other <= size; ++other) {
                if (other == index) continue;
                REQUIRE(verify_inclusion({other, path}, leaf, head) != ProofVerdict::holds);
            }
        }
    }
}

TEST_CASE("a forged inclusion proof is named for what is wrong with it") {
    const auto entries = rfc6962::numbered_entries(11);
    const auto head = head_of(entries);
    const auto leaf = leaf_hash(entries[6]);
    InclusionProof proof{6, rfc6962::path(6, entries)};

    SUBCASE("index past the end") {
        proof.index = head.size;
        CHECK(verify_inclusion(proof, leaf, head) == ProofVerdict::outside_tree);
    }
    SUBCASE("another entry's leaf") {
        CHECK(verify_inclusion(proof, leaf_hash(entries[5]), head) == ProofVerdict::root_mismatch);
    }
    SUBCASE("another root") {
        CHECK(verify_inclusion(proof, leaf, {11, empty_root()}) == ProofVerdict::root_mismatch);
    }
    SUBCASE("nothing is in an empty tree") {
        CHECK(verify_inclusion({0, {}}, leaf, {0, empty_root()}) == ProofVerdict::outside_tree);
    }
    SUBCASE("a size beyond the field's common range") {
        CHECK(verify_inclusion(proof, leaf, {max_size + 1, head.root}) ==
              ProofVerdict::outside_tree);
    }
}

TEST_CASE("the leaf and the root exchanged do not make a proof") {
    const auto entries = rfc6962::numbered_entries(2);
    const auto head = head_of(entries);
    const auto path = rfc6962::path(0, entries);
    CHECK(verify_inclusion({0, path}, head.root, {2, leaf_hash(entries[0])}) ==
          ProofVerdict::root_mismatch);
}

TEST_CASE("a shrunk log, or one from nothing, is not consistent") {
    const auto entries = rfc6962::numbered_entries(5);
    const auto tree = rfc6962::Entries(entries);
    const auto older = head_of(tree.first(3));
    const auto newer = head_of(tree);
    const TreeHead empty{0, empty_root()};

    CHECK(verify_consistency({}, newer, older) == ProofVerdict::outside_tree);
    CHECK(verify_consistency({}, empty, newer) == ProofVerdict::outside_tree);
    CHECK(verify_consistency({}, empty, empty) == ProofVerdict::outside_tree);
    CHECK(verify_consistency({}, older, {max_size + 1, newer.root}) == ProofVerdict::outside_tree);
    CHECK(verify_consistency({}, older, {3, newer.root}) == ProofVerdict::root_mismatch);
}

TEST_CASE("growth from an empty tree holds without a proof, if the empty roots are right") {
    const auto entries = rfc6962::numbered_entries(5);
    const auto newer = head_of(entries);
    const TreeHead empty{0, empty_root()};
    const TreeHead false_empty{0, newer.root};

    CHECK(verify_growth({}, empty, newer) == ProofVerdict::holds);
    CHECK(verify_growth({}, empty, empty) == ProofVerdict::holds);
    CHECK(verify_growth({{newer.root}}, empty, newer) == ProofVerdict::wrong_length);
    CHECK(verify_growth({}, false_empty, newer) == ProofVerdict::root_mismatch);
    CHECK(verify_growth({}, empty, false_empty) == ProofVerdict::root_mismatch);
    CHECK(verify_growth({}, empty, {max_size + 1, newer.root}) == ProofVerdict::outside_tree);
}

TEST_CASE("growth of a tree that had entries is consistency") {
    const auto entries = rfc6962::numbered_entries(9);
    const auto tree = rfc6962::Entries(entries);
    const auto older = head_of(tree.first(6));
    const auto newer = head_of(tree);
    CHECK(verify_growth({rfc6962::proof(6, tree)}, older, newer) == ProofVerdict::holds);
    CHECK(verify_growth({}, older, newer) == ProofVerdict::wrong_length);
}

TEST_CASE("verdicts have names, and the first of them is no success") {
    CHECK(ProofVerdict{} == ProofVerdict::not_checked);
    CHECK(to_string(ProofVerdict::not_checked) == "not_checked");
    CHECK(to_string(ProofVerdict::holds) == "holds");
    CHECK(to_string(ProofVerdict::outside_tree) == "outside_tree");
    CHECK(to_string(ProofVerdict::wrong_length) == "wrong_length");
    CHECK(to_string(ProofVerdict::root_mismatch) == "root_mismatch");
}

TEST_SUITE_END();
