// Oracle: RFC 6962's recursion (tests/support/rfc6962.hpp) for every small
// size; for sizes up to 2^63-1, which no machine builds, the same recursion on
// ranges of leaves instead of hashes.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/geometry.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <map>
#include <random>

#include "saksi/merkle/hash.hpp"
#include "saksi/merkle/proof.hpp"
#include "support/printers.hpp"
#include "support/rfc6962.hpp"

TEST_SUITE_BEGIN("merkle/geometry");

using namespace saksi;
using namespace saksi::merkle;
namespace rfc6962 = saksi::test::rfc6962;

namespace {

constexpr std::size_t largest = 130;

/// The hashes of all perfect subtrees of a small tree, by the RFC's recursion.
class NodeTable {
 public:
    explicit NodeTable(const std::vector<Bytes>& entries) : entries_(entries) {}

    std::vector<Hash> hashes_of(const std::vector<Node>& nodes) {
        std::vector<Hash> hashes;
        for (const auto& node : nodes) hashes.push_back(hash_of(node));
        return hashes;
    }

 private:
    Hash hash_of(const Node& node) {
        const auto found = known_.find(node);
        if (found != known_.end()) return found->second;
        const auto leaves = std::size_t{1} << node.level;
        const auto first = node.index << node.level;
        REQUIRE(first + leaves <= entries_.size());
        return known_[node] = rfc6962::mth(rfc6962::Entries(entries_).subspan(first, leaves));
    }

    const std::vector<Bytes>& entries_;
    std::map<Node, Hash> known_;
};

/// Leaves [begin, end): what one path element covers.
struct Range {
    std::uint64_t begin;
    std::uint64_t end;
    bool operator==(const Range&) const = default;
};

Range range_of(const Node& node) {
    return {node.index << node.level, (node.index + 1) << node.level};
}

/// One range a path element, with the folded run as one.
std::vector<Range> ranges_of(const ProofNodes& proof) {
    std::vector<Range> ranges;
    for (std::size_t i = 0; i < proof.nodes.size(); ++i) {
        const auto range = range_of(proof.nodes[i]);
        if (proof.count > 1 && i > proof.first && i < proof.first + proof.count) {
            REQUIRE(ranges.back().end == range.begin);
            ranges.back().end = range.end;
        } else {
            ranges.push_back(range);
        }
    }
    return ranges;
}

/// PATH(m, D[begin:end]) of the RFC, on ranges.
std::vector<Range> path_ranges(std::uint64_t m, std::uint64_t begin, std::uint64_t end) {
    if (end - begin == 1) return {};
    const auto k = std::bit_floor(end - begin - 1);
    const bool left = m < k;
    auto path = left ? path_ranges(m, begin, begin + k) : path_ranges(m - k, begin + k, end);
    path.push_back(left ? Range{begin + k, end} : Range{begin, begin + k});
    return path;
}

/// SUBPROOF(m, D[begin:end], b) of the RFC, on ranges.
std::vector<Range> subproof_ranges(std::uint64_t m, std::uint64_t begin, std::uint64_t end,
                                   bool b) {
    if (m == end - begin) return b ? std::vector<Range>{} : std::vector<Range>{{begin, end}};
    const auto k = std::bit_floor(end - begin - 1);
    const bool left = m <= k;
    auto path = left ? subproof_ranges(m, begin, begin + k, b)
                     : subproof_ranges(m - k, begin + k, end, false);
    path.push_back(left ? Range{begin + k, end} : Range{begin, begin + k});
    return path;
}

/// Numbers of every magnitude, both edges of each power of two among them.
std::vector<std::uint64_t> sizes_up_to_the_limit() {
    std::vector<std::uint64_t> sizes;
    std::mt19937_64 random(6962);
    for (unsigned bits = 1; bits < 63; ++bits) {
        const auto power = std::uint64_t{1} << bits;
        sizes.insert(sizes.end(), {power - 1, power, power + 1, power + random() % power});
    }
    sizes.insert(sizes.end(), {max_size - 1, max_size});
    return sizes;
}

}  // namespace

TEST_CASE("the edge of every small tree folds to the RFC's root") {
    const auto entries = rfc6962::numbered_entries(largest);
    NodeTable table(entries);
    for (std::size_t size = 0; size <= largest; ++size) {
        CAPTURE(size);
        const auto edge = edge_nodes(size);
        CHECK(edge.size() == static_cast<std::size_t>(std::popcount(size)));
        CHECK(fold_edge(table.hashes_of(edge)) ==
              rfc6962::mth(rfc6962::Entries(entries).first(size)));
    }
}

TEST_CASE("inclusion nodes fold to the RFC's path, for every index of every small tree") {
    const auto entries = rfc6962::numbered_entries(largest);
    NodeTable table(entries);
    for (std::size_t size = 1; size <= largest; ++size) {
        const auto tree = rfc6962::Entries(entries).first(size);
        for (std::size_t index = 0; index < size; ++index) {
            CAPTURE(size);
            CAPTURE(index);
            const auto wanted = inclusion_nodes(index, size);
            const auto path = fold_proof(wanted, table.hashes_of(wanted.nodes));
            REQUIRE(path == rfc6962::path(index, tree));
        }
    }
}

TEST_CASE("consistency nodes fold to the RFC's proof, for every pair of small trees") {
    const auto entries = rfc6962::numbered_entries(largest);
    NodeTable table(entries);
    for (std::size_t size = 1; size <= largest; ++size) {
        const auto tree = rfc6962::Entries(entries).first(size);
        for (std::size_t old_size = 1; old_size <= size; ++old_size) {
            CAPTURE(old_size);
            CAPTURE(size);
            const auto wanted = consistency_nodes(old_size, size);
            const auto path = fold_proof(wanted, table.hashes_of(wanted.nodes));
            REQUIRE(path == rfc6962::proof(old_size, tree));
        }
    }
}

TEST_CASE("inclusion paths cover the RFC's ranges of leaves up to the largest size") {
    std::mt19937_64 random(1);
    for (const auto size : sizes_up_to_the_limit()) {
        const auto last = size - 1;
        for (const auto index : {std::uint64_t{0}, last, last / 2, last - last / 3,
                                 std::bit_floor(size) - 1, random() % size}) {
            CAPTURE(size);
            CAPTURE(index);
            const auto wanted = inclusion_nodes(index, size);
            CHECK(ranges_of(wanted) == path_ranges(index, 0, size));

            const auto inner = static_cast<std::size_t>(std::bit_width(index ^ last));
            const auto length = inner + static_cast<std::size_t>(std::popcount(index >> inner));
            CHECK(ranges_of(wanted).size() == length);
            CHECK(length <= 63);
        }
    }
}

TEST_CASE("consistency paths cover the RFC's ranges of leaves up to the largest size") {
    std::mt19937_64 random(2);
    for (const auto size : sizes_up_to_the_limit()) {
        for (const auto old_size : {std::uint64_t{1}, size, size - size / 3, std::bit_floor(size),
                                    1 + random() % size, 1 + random() % size}) {
            CAPTURE(size);
            CAPTURE(old_size);
            const auto ranges = ranges_of(consistency_nodes(old_size, size));
            CHECK(ranges == subproof_ranges(old_size, 0, size, true));
            CHECK(ranges.size() <= 64);
        }
    }
}

TEST_CASE("every node named lies inside the tree") {
    for (const auto size : sizes_up_to_the_limit()) {
        for (const auto& node : inclusion_nodes(size / 2, size).nodes) {
            CHECK(range_of(node).end <= size);
            CHECK(node.level <= 62);
        }
    }
}

TEST_SUITE_END();
