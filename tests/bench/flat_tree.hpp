// A tree with all its hashes in memory, level by level, which is where proofs for
// benchmarks come from. Entry i is the eight bytes of the number i.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "saksi/core/bytes.hpp"
#include "saksi/merkle/geometry.hpp"
#include "saksi/merkle/hash.hpp"
#include "saksi/merkle/proof.hpp"

namespace saksi::bench {

class FlatTree {
 public:
    using Entry = std::array<std::uint8_t, 8>;

    explicit FlatTree(std::uint64_t size) : levels_{leaves_of(size)} {
        while (levels_.back().size() > 1) {
            std::vector<Hash> above(levels_.back().size() / 2);
            merkle::node_hashes(std::span(levels_.back()).first(2 * above.size()), above);
            levels_.push_back(std::move(above));
        }
    }

    [[nodiscard]] static Entry entry(std::uint64_t index) {
        Entry bytes;
        std::memcpy(bytes.data(), &index, sizeof index);
        return bytes;
    }
    [[nodiscard]] merkle::TreeHead head() const {
        const auto size = levels_[0].size();
        return {size, merkle::fold_edge(all_of(merkle::edge_nodes(size)))};
    }
    [[nodiscard]] const Hash& leaf(std::uint64_t index) const { return levels_[0][index]; }
    [[nodiscard]] merkle::InclusionProof proof(std::uint64_t index) const {
        const auto wanted = merkle::inclusion_nodes(index, levels_[0].size());
        return {index, merkle::fold_proof(wanted, all_of(wanted.nodes))};
    }

 private:
    static std::vector<Hash> leaves_of(std::uint64_t size) {
        std::vector<Entry> entries;
        for (std::uint64_t i = 0; i < size; ++i) entries.push_back(entry(i));
        const std::vector<ByteView> views(entries.begin(), entries.end());
        std::vector<Hash> leaves(size);
        merkle::leaf_hashes(views, leaves);
        return leaves;
    }
    [[nodiscard]] std::vector<Hash> all_of(const std::vector<merkle::Node>& nodes) const {
        std::vector<Hash> hashes;
        for (const auto& [level, index] : nodes) hashes.push_back(levels_[level][index]);
        return hashes;
    }
    std::vector<std::vector<Hash>> levels_;
};

}  // namespace saksi::bench
