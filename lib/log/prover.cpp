// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/prover.hpp"

#include "saksi/merkle/bulk_proof.hpp"
#include "saksi/merkle/geometry.hpp"

namespace saksi::log {
namespace {

Result<std::vector<Hash>> path_of(tiles::HashSource& hashes, const merkle::ProofNodes& wanted) {
    auto nodes = hashes.nodes(wanted.nodes);
    if (!nodes) return pass_on(nodes.error());
    return merkle::fold_proof(wanted, std::move(*nodes));
}

Result<void> require_entry(const tiles::HashSource& hashes, std::uint64_t index) {
    const auto size = hashes.head().size;
    if (index < size) return {};
    return refuse(ErrorCode::not_found, "entry " + std::to_string(index),
                  "the log has no such entry", "size " + std::to_string(size));
}

/// Inclusion proofs of one tree, one after the other.
class ProofSeries {
 public:
    explicit ProofSeries(tiles::HashSource& hashes) : hashes_(hashes) {}

    void expect(std::size_t more) { proofs_.reserve(more); }

    /// Where two paths meet, the rest of them is the same.
    Result<void> add(std::uint64_t index) {
        if (auto there = require_entry(hashes_, index); !there) return there;
        const auto wanted = merkle::inclusion_nodes(index, hashes_.head().size);
        const auto folded = wanted.count > 1 ? wanted.count - 1 : 0;
        const auto length = wanted.nodes.size() - folded;
        const auto shared = shared_with_last(index);
        std::vector<Hash> path;
        path.reserve(length);
        for (std::size_t i = 0; path.size() < length - shared; ++i) {
            const bool fold_here = folded > 0 && i == wanted.first;
            const auto hash = fold_here ? fold(wanted) : hashes_.node(wanted.nodes[i]);
            if (!hash) return pass_on(hash.error());
            path.push_back(*hash);
            if (fold_here) i += folded;
        }
        if (shared > 0) {
            const auto& last = proofs_.back().path;
            path.insert(path.end(), last.end() - static_cast<std::ptrdiff_t>(shared), last.end());
        }
        proofs_.push_back({index, std::move(path)});
        return {};
    }

    std::vector<merkle::InclusionProof> take() { return std::move(proofs_); }

 private:
    /// How many elements its path has in common with that of the last proof.
    [[nodiscard]] std::size_t shared_with_last(std::uint64_t index) const {
        if (proofs_.empty()) return 0;
        return merkle::shared_path(index, proofs_.back().index, hashes_.head().size);
    }

    /// The part of the tree that is not perfect.
    Result<Hash> fold(const merkle::ProofNodes& wanted) {
        const auto first = wanted.nodes.begin() + static_cast<std::ptrdiff_t>(wanted.first);
        const auto nodes =
            hashes_.nodes({first, first + static_cast<std::ptrdiff_t>(wanted.count)});
        if (!nodes) return pass_on(nodes.error());
        return merkle::fold_edge(*nodes);
    }

    tiles::HashSource& hashes_;
    std::vector<merkle::InclusionProof> proofs_;
};

}  // namespace

Result<merkle::InclusionProof> prove_inclusion(tiles::HashSource& hashes, std::uint64_t index) {
    if (const auto there = require_entry(hashes, index); !there) return pass_on(there.error());
    auto path = path_of(hashes, merkle::inclusion_nodes(index, hashes.head().size));
    if (!path) return pass_on(path.error());
    return merkle::InclusionProof{index, std::move(*path)};
}

Result<std::vector<merkle::InclusionProof>> prove_inclusions(
    tiles::HashSource& hashes, std::span<const std::uint64_t> indices) {
    ProofSeries series(hashes);
    series.expect(indices.size());
    for (const auto index : indices) {
        if (const auto added = series.add(index); !added) return pass_on(added.error());
    }
    return series.take();
}

Result<std::vector<merkle::InclusionProof>> prove_range(tiles::HashSource& hashes,
                                                        std::uint64_t first, std::uint64_t last) {
    ProofSeries series(hashes);
    for (auto index = first; index < last; ++index) {
        if (const auto added = series.add(index); !added) return pass_on(added.error());
    }
    return series.take();
}

Result<merkle::ConsistencyProof> prove_consistency(tiles::HashSource& hashes,
                                                   std::uint64_t old_size) {
    const auto size = hashes.head().size;
    if (old_size > size) {
        return refuse(ErrorCode::usage, "size " + std::to_string(old_size),
                      "the older size is larger than the newer one", std::to_string(size));
    }
    if (old_size == 0) return merkle::ConsistencyProof{};
    auto path = path_of(hashes, merkle::consistency_nodes(old_size, size));
    if (!path) return pass_on(path.error());
    return merkle::ConsistencyProof{std::move(*path)};
}

}  // namespace saksi::log
