// Oracle: verify_inclusion, one proof after the other. Whatever is handed in
// together, and in whatever order, no verdict differs.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/bulk_proof.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "saksi/merkle/hash.hpp"
#include "support/printers.hpp"
#include "support/rfc6962.hpp"

TEST_SUITE_BEGIN("merkle/bulk_proof");

using namespace saksi;
using namespace saksi::merkle;
namespace rfc6962 = saksi::test::rfc6962;
using Path = std::vector<Hash>;

namespace {

struct Claims {
    std::vector<InclusionProof> proofs;
    std::vector<Hash> leaves;

    void add(std::uint64_t index, Path path, const Hash& leaf) {
        proofs.push_back({index, std::move(path)});
        leaves.push_back(leaf);
    }
    void exchange(std::size_t a, std::size_t b) {
        std::swap(proofs[a], proofs[b]);
        std::swap(leaves[a], leaves[b]);
    }
};

/// How many proofs of each verdict, once all were compared with the oracle.
std::map<ProofVerdict, std::size_t> verify_both_ways(const Claims& claims, const TreeHead& head) {
    std::vector<ProofVerdict> verdicts(claims.proofs.size());
    verify_inclusions(claims.proofs, claims.leaves, head, verdicts);
    std::map<ProofVerdict, std::size_t> counts;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        CAPTURE(i);
        CAPTURE(claims.proofs[i].index);
        REQUIRE(verdicts[i] == verify_inclusion(claims.proofs[i], claims.leaves[i], head));
        ++counts[verdicts[i]];
    }
    return counts;
}

/// The good proof, and all that differ from it by one hash dropped, added,
/// doubled, exchanged or damaged, by the index, or by the leaf.
void add_with_forgeries(Claims& claims, std::uint64_t index, const Path& good, const Hash& leaf) {
    const Hash foreign = leaf_hash(bytes_of("foreign"));
    claims.add(index, good, leaf);
    claims.add(index + 1, good, leaf);
    claims.add(index ^ 1, good, leaf);
    claims.add(index, good, foreign);
    for (std::size_t i = 0; i <= good.size(); ++i) {
        const auto change = [&](const auto& how) {
            auto path = good;
            how(path, path.begin() + static_cast<std::ptrdiff_t>(i));
            claims.add(index, std::move(path), leaf);
        };
        change([&](Path& path, auto at) { path.insert(at, foreign); });
        if (i == good.size()) break;
        change([&](Path& path, auto at) { path.erase(at); });
        change([&](Path& path, auto at) { path.insert(at, good[i]); });
        change([&](Path&, auto at) { at->bytes[i % Hash::size] ^= 0x10; });
        for (std::size_t j = i + 1; j < good.size(); ++j) {
            change([&](Path& path, auto at) { std::swap(*at, path[j]); });
        }
    }
}

/// Exchanges claims all over, always in the same way.
void shuffle(Claims& claims) {
    std::uint64_t state = 1;
    for (std::size_t i = claims.proofs.size(); i > 1; --i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        claims.exchange(i - 1, (state >> 33) % i);
    }
}

/// The root that PATH(m, D[n]) leads to, by the recursion that defines it.
Hash root_of(std::uint64_t m, std::uint64_t n, const Hash& leaf, Path path) {
    if (n == 1) return leaf;
    std::uint64_t k = 1;
    while (k < n - k) k *= 2;
    const auto sibling = path.back();
    path.pop_back();
    if (m < k) return node_hash(root_of(m, k, leaf, std::move(path)), sibling);
    return node_hash(sibling, root_of(m - k, n - k, leaf, std::move(path)));
}

std::size_t length_of(std::uint64_t m, std::uint64_t n) {
    if (n == 1) return 0;
    std::uint64_t k = 1;
    while (k < n - k) k *= 2;
    return 1 + (m < k ? length_of(m, k) : length_of(m - k, n - k));
}

}  // namespace

TEST_CASE("every proof and forgery of every small tree has the verdict it has alone") {
    const auto entries = rfc6962::numbered_entries(64);
    for (std::size_t size = 1; size <= entries.size(); ++size) {
        CAPTURE(size);
        const auto tree = rfc6962::Entries(entries).first(size);
        const TreeHead head{size, rfc6962::mth(tree)};
        Claims claims;
        for (std::size_t index = 0; index < size; ++index) {
            add_with_forgeries(claims, index, rfc6962::path(index, tree),
                               leaf_hash(entries[index]));
        }
        const auto in_order = verify_both_ways(claims, head);
        CHECK(in_order.at(ProofVerdict::holds) == size);
        shuffle(claims);
        CHECK(verify_both_ways(claims, head) == in_order);
    }
}

TEST_CASE("around powers of two, proofs of neighbours and of all over hold") {
    const auto entries = rfc6962::numbered_entries(1025);
    for (const std::size_t size :
         {127U, 128U, 129U, 255U, 256U, 257U, 511U, 512U, 513U, 1023U, 1024U, 1025U}) {
        CAPTURE(size);
        const auto tree = rfc6962::Entries(entries).first(size);
        const TreeHead head{size, rfc6962::mth(tree)};
        Claims claims;
        for (std::size_t i = 0; i < size; i += i + 20 < size && i > 20 ? 7 : 1) {
            claims.add(i, rfc6962::path(i, tree), leaf_hash(entries[i]));
        }
        const auto count = claims.proofs.size();
        CHECK(verify_both_ways(claims, head).at(ProofVerdict::holds) == count);
        shuffle(claims);
        CHECK(verify_both_ways(claims, head).at(ProofVerdict::holds) == count);
        for (std::size_t i = 0; i < count; ++i) claims.leaves[i].bytes[i % Hash::size] ^= 1;
        CHECK(verify_both_ways(claims, head).at(ProofVerdict::root_mismatch) == count);
    }
}

TEST_CASE("one bad proof among good neighbours is the only one that does not hold") {
    const auto entries = rfc6962::numbered_entries(300);
    const TreeHead head{300, rfc6962::mth(entries)};
    Claims good;
    for (std::size_t i = 0; i < 300; ++i) {
        good.add(i, rfc6962::path(i, entries), leaf_hash(entries[i]));
    }
    for (std::size_t bad = 0; bad < 300; bad += 23) {
        for (std::size_t step = 0; step < good.proofs[bad].path.size(); ++step) {
            auto claims = good;
            claims.proofs[bad].path[step].bytes[31] ^= 0x80;
            CHECK(verify_both_ways(claims, head).at(ProofVerdict::holds) == 299);
        }
    }
}

TEST_CASE("trees of any size that can be, and sizes that cannot") {
    const auto leaf = leaf_hash(bytes_of("leaf"));
    for (unsigned bits = 7; bits <= 63; bits += 8) {
        for (const std::uint64_t size : {(std::uint64_t{1} << bits) - 1, std::uint64_t{1} << bits,
                                         (std::uint64_t{1} << bits) + 1}) {
            for (const auto index : {std::uint64_t{0}, size / 3, size - 2, size - 1}) {
                CAPTURE(size);
                CAPTURE(index);
                Path path;
                for (std::size_t i = 0; i < length_of(index, size); ++i) {
                    path.push_back(leaf_hash(bytes_of(std::to_string(i))));
                }
                const TreeHead head{size, root_of(index, size, leaf, path)};
                Claims claims;
                add_with_forgeries(claims, index, path, leaf);
                const auto counts = verify_both_ways(claims, head);
                CHECK(counts.contains(ProofVerdict::holds) == (size <= max_size));
            }
        }
    }
}

TEST_CASE("indices of any length, in any order, are told apart") {
    const auto entries = rfc6962::numbered_entries(300);
    const auto tree = rfc6962::mth(entries);
    Claims claims;
    for (std::uint64_t index = 0; index < entries.size(); ++index) {
        const auto path = rfc6962::path(index, entries);
        const auto leaf = leaf_hash(entries[index]);
        claims.add(index, path, leaf);
        claims.add(index | std::uint64_t{1} << (10 + index % 54), path, leaf);
        if (index % 7 == 0) claims.add(index, path, leaf_hash({}));
    }
    shuffle(claims);
    const auto counts = verify_both_ways(claims, {entries.size(), tree});
    CHECK(counts.at(ProofVerdict::holds) == 300);
    CHECK(counts.at(ProofVerdict::outside_tree) == 300);
    CHECK(counts.at(ProofVerdict::root_mismatch) == 43);
}

TEST_CASE("two paths have in common what is known beforehand") {
    const auto entries = rfc6962::numbered_entries(40);
    for (std::size_t size = 1; size <= entries.size(); ++size) {
        std::vector<Path> paths;
        for (std::size_t i = 0; i < size; ++i) {
            paths.push_back(rfc6962::path(i, rfc6962::Entries(entries).first(size)));
        }
        for (std::size_t a = 0; a < size; ++a) {
            for (std::size_t b = 0; b < size; ++b) {
                const auto [left, right] = std::mismatch(paths[a].rbegin(), paths[a].rend(),
                                                         paths[b].rbegin(), paths[b].rend());
                CHECK(shared_path(a, b, size) ==
                      static_cast<std::size_t>(left - paths[a].rbegin()));
            }
        }
    }
}

TEST_CASE("no proofs are no work, and an empty tree has no entry") {
    verify_inclusions({}, {}, {0, empty_root()}, {});
    Claims claims;
    claims.add(0, {}, leaf_hash({}));
    CHECK(verify_both_ways(claims, {0, empty_root()}).at(ProofVerdict::outside_tree) == 1);
    CHECK(verify_both_ways(claims, {1, leaf_hash({})}).at(ProofVerdict::holds) == 1);
}

TEST_SUITE_END();
